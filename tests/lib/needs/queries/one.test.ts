import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { journal } from '@/db/tables/tools'
import { decline, spoke, takeOn } from '@/lib/needs/commands/answer'
import { ask } from '@/lib/needs/commands/ask'
import { undoNeed } from '@/lib/needs/commands/end'
import { sayFor } from '@/lib/needs/commands/resident'
import { calledPartner, tryToReach } from '@/lib/needs/commands/tries'
import { undoEvent } from '@/lib/needs/commands/undo'
import { findNeedInput } from '@/lib/needs/input/desk'
import { findNeeds, MOST_NEEDS_FOUND } from '@/lib/needs/queries/find'
import { type DeskOne, deskNeed } from '@/lib/needs/queries/one'
import { triedSoFar } from '@/lib/needs/rules/tries'
import { books, freshDatabase } from '../../../support/database'
import { aNetwork, anAsk, asked, did, type Network } from '../../../support/needs'
import { after, days, hours, minutes, now, the } from '../../../support/world'

freshDatabase()

async function one(network: Network, needId: string, at = now): Promise<DeskOne> {
  return the((await deskNeed(network.adviser, { needId, from: 'list' }, at)) ?? undefined)
}

test('one need shows who it is of, who acts, and the line of what happened', async () => {
  const network = await aNetwork()
  const { needId, code } = await asked(network, { name: 'Demo Riet', callWhen: 'liefst ’s ochtends' })
  const read = await one(network, needId)
  expect(read).toMatchObject({
    ...{ code, topic: 'bijstand', next: 'see', dueOn: '2027-03-03', back: null, waits: true, canGo: true },
    person: { name: 'Demo Riet', callWhen: 'liefst ’s ochtends' },
    owner: { id: network.kwadraad.organisationId, isLibrary: false },
    asking: { seeBy: '2027-03-03', contactBy: '2027-03-04', seenAt: null, hasContact: true },
    answers: ['nobody_called', 'helped', 'not_yet', 'stop'],
    undo: null,
  })
  expect(read.events.map(({ kind }) => kind)).toEqual(['opened', 'sent'])
  expect(read.messages.map(({ kind }) => kind)).toEqual(['need_sent'])
  expect(read.others).toHaveLength(1)
  const [row] = await books()
    .select()
    .from(journal)
    .where(eq(journal.userId, network.adviser.userId))
    .orderBy(desc(journal.id))
    .limit(1)
  expect(row).toMatchObject({ verb: 'see', kind: 'need', why: 'desk:list', rowIds: [needId] })
})

test('a colleague is named, people of other organisations are not', async () => {
  const network = await aNetwork()
  const { needId, referralId } = await asked(network)
  did(await takeOn(network.kwadraad, { referralId }, now))
  const { events } = await one(network, needId)
  expect(events.map(({ kind, who }) => [kind, who !== null])).toEqual([
    ['opened', true],
    ['sent', true],
    ['accepted', false],
  ])
  expect(events[2]?.organisation).toBeTruthy()
})

test('the last tap can be taken back by the desk for ten minutes, by nobody else', async () => {
  const network = await aNetwork()
  const { needId, referralId } = await asked(network)
  const told = did(await calledPartner(network.adviser, { needId }, now))
  const { undo } = await one(network, needId)
  expect(undo).toMatchObject({ eventId: told.eventId, kind: 'partner_called', until: after(minutes(10)) })
  expect((await one(network, needId, after(minutes(10)))).undo).toBe(null)
  did(await undoEvent(network.adviser, { eventId: told.eventId }, now))
  const back = await one(network, needId)
  expect([back.undo, back.events.map(({ undone }) => undone)]).toEqual([null, [false, false, true, false]])
  did(await decline(network.kwadraad, { referralId, reason: 'other' }, now))
  expect((await one(network, needId)).undo).toBe(null)
})

test('how far calling in vain has come begins anew when she is heard', async () => {
  const network = await aNetwork()
  const { needId, referralId } = await asked(network)
  const inVain = (at: Date) => tryToReach(network.adviser, { needId, outcome: 'no_answer' }, at)
  for (const at of [now, after(hours(1)), after(hours(6)), after(days(7))]) did(await inVain(at))
  expect((await one(network, needId)).tried).toMatchObject({ halfDays: 3, days: 7, enough: false })
  did(await takeOn(network.kwadraad, { referralId }, now))
  did(await spoke(network.kwadraad, { referralId }, now))
  expect((await one(network, needId)).tried).toMatchObject({ halfDays: 0, days: 0, enough: false })
  expect(triedSoFar([now, after(days(1)), after(days(14))]).enough).toBe(true)
})

test('another open need of hers is shown, to make them one', async () => {
  const network = await aNetwork()
  const [first, second] = [
    await asked(network, { name: 'Demo Dubbel' }),
    await asked(network, { name: 'Demo Dubbel' }),
  ]
  expect((await one(network, first.needId)).alike.map(({ needId }) => needId)).toContain(second.needId)
  did(await sayFor(network.adviser, { needId: second.needId, says: 'stop' }, now))
  expect((await one(network, first.needId)).alike).toEqual([])
  expect(await one(network, second.needId)).toMatchObject({ ended: 'stopped', owner: null, dueOn: null })
})

test('what was asked of the library is answered on the same page', async () => {
  const network = await aNetwork()
  const given = anAsk(network, { versionId: network.fromKwadraad, topic: 'digid-app' })
  const { needId } = did(await ask(network.kwadraad, given, now))
  expect(await one(network, needId)).toMatchObject({
    ...{ canGo: false, openedBy: { isLibrary: false }, asking: { isToLibrary: true } },
  })
})

test('a need that is not there is not there', async () => {
  const network = await aNetwork()
  const { needId } = await asked(network)
  did(await undoNeed(network.adviser, { needId }, now))
  expect(await deskNeed(network.adviser, { needId }, now)).toBe(null)
})

test('a need is found by its code, by the end of a number with a letter, or by a part of a name', async () => {
  const network = await aNetwork()
  const person = { name: 'Zwaantje Éénmalig', way: 'call' as const, contact: '06 0000 7391' }
  const { needId, code } = await asked(network, person)
  const find = async (typed: Record<string, string>) => {
    const { found } = did(await findNeeds(network.adviser, findNeedInput.parse(typed), now))
    return found.map((one) => one.needId)
  }
  expect(await find({ needCode: `${code.slice(0, 3)} ${code.slice(3).toLowerCase()}` })).toEqual([needId])
  expect(await find({ needDigits: '7391', needName: 'Z' })).toEqual([needId])
  expect(await find({ needDigits: '7391', needName: 'A' })).toEqual([])
  expect(await find({ needName: 'eenm' })).toEqual([needId])
  did(await sayFor(network.adviser, { needId, says: 'stop' }, now))
  expect(await find({ needName: 'eenm' })).toEqual([])
  expect(await find({ needName: 'zwaantje éénmalig' })).toEqual([needId])
})

test('too little is not looked for, and too much is not shown', async () => {
  const wrong = (typed: Record<string, string>) =>
    findNeedInput.safeParse(typed).error?.issues.map(({ message, path }) => `${String(path[0])}: ${message}`)
  expect(wrong({})).toEqual(['needCode: need_nothing_sought'])
  expect(wrong({ needName: 'R' })).toEqual(['needName: name_short'])
  expect(wrong({ needCode: 'ACD347' })).toEqual(['needCode: need_code_wrong'])
  expect(wrong({ needDigits: '12' })).toEqual(['needDigits: digits_wrong'])
  const network = await aNetwork()
  for (let made = 0; made <= MOST_NEEDS_FOUND; made++) await asked(network, { name: 'Velen Velen' })
  const found = did(await findNeeds(network.adviser, findNeedInput.parse({ needName: 'Velen' }), now))
  expect([found.found.length, found.more]).toEqual([MOST_NEEDS_FOUND, true])
})
