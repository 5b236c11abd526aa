import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { message } from '@/db/tables/messages'
import { deliver } from '@/lib/messages/commands'
import { decline, report, spoke, takeOn } from '@/lib/needs/commands/answer'
import { signUnreachable } from '@/lib/needs/commands/end'
import { tellLate } from '@/lib/needs/commands/late'
import { sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { takeCall } from '@/lib/notices/commands/calls'
import { finishNeedCall, undoNeedCall } from '@/lib/notices/commands/need-calls'
import { dueNow } from '@/lib/notices/queries/due'
import { needCalledToday } from '@/lib/notices/queries/need-called'
import { needCallsFor } from '@/lib/notices/queries/need-calls'
import { Undeliverable } from '@/lib/tools/refusal'
import { books, freshDatabase } from '../../../support/database'
import { actsOn, aNetwork, asked, did, eventsOf, type Network, theNeed } from '../../../support/needs'
import { after, days, hours, job, minutes, now, the } from '../../../support/world'

freshDatabase()

const byPhone = { way: 'call' as const, contact: '06 12 34 56 78', callWhen: "liefst 's ochtends" }

/** Somebody who was helped by a partner's word, and hears the question by telephone. */
async function toAsk(network: Network) {
  const one = await asked(network, byPhone)
  did(await takeOn(network.kwadraad, { referralId: one.referralId }, now))
  did(await report(network.kwadraad, { referralId: one.referralId, how: 'helped' }, now))
  return one
}

const listed = async ({ adviser }: Network, needId: string, at: Date) =>
  (await needCallsFor(adviser, at)).filter((call) => call.needId === needId)

async function theCall(network: Network, needId: string, at = after(minutes(10))) {
  return the((await listed(network, needId, at))[0])
}

describe('the list of calls', () => {
  test('shows whom to call about what is guarded, with her language, her hours, and what she can say', async () => {
    const network = await aNetwork()
    const one = await toAsk(network)
    expect(await listed(network, one.needId, now)).toMatchObject([{ dueAt: after(minutes(10)) }])
    expect(await theCall(network, one.needId)).toMatchObject({
      ...{ about: 'need', kind: 'need_ask', news: 'asks_helped', telephone: expect.stringMatching(/12 ?34/) },
      ...{ callWhen: "liefst 's ochtends", language: 'nl', code: one.code, says: ['helped', 'not_yet'] },
      again: [expect.any(Date), expect.any(Date), expect.any(Date)],
    })
    expect(JSON.stringify(await theCall(network, one.needId))).not.toContain('bijstand')
    const counted = await dueNow(network.adviser, after(minutes(10)))
    expect(counted.calls).toBe((await needCallsFor(network.adviser, after(minutes(10)))).length)
  })

  test('shows of who has a card only on which day she comes back', async () => {
    const network = await aNetwork()
    const card = { way: 'card' as const, contact: null, comesBackOn: '2027-03-09' }
    const one = await asked(network, card)
    did(await decline(network.kwadraad, { referralId: one.referralId, reason: 'no_room' }, now))
    expect(await theCall(network, one.needId)).toMatchObject({
      ...{ telephone: null, email: null, comesBackOn: '2027-03-09', news: 'searches', kind: 'need_turn' },
    })
  })

  test('takes over what no letter could tell', async () => {
    const network = await aNetwork()
    const one = await asked(network, { way: 'email', contact: 'demo@example.org' })
    await deliver(
      job,
      {
        compose: async () => 'letter',
        send: async () => {
          throw new Undeliverable('NOBODY')
        },
      },
      now,
    )
    expect(await theCall(network, one.needId, now)).toMatchObject({
      kind: 'need_sent',
      email: 'demo@example.org',
    })
  })

  test('leaves out what stopped, and whom she does not want any more', async () => {
    const network = await aNetwork()
    const { adviser, kwadraad } = network
    const one = await asked(network, byPhone)
    did(await takeOn(kwadraad, { referralId: one.referralId }, now))
    did(await spoke(kwadraad, { referralId: one.referralId }, now))
    const call = await theCall(network, one.needId)
    did(await withdrawConsent(adviser, { needId: one.needId }, after(minutes(11))))
    const left = await listed(network, one.needId, after(minutes(11)))
    expect(left).toMatchObject([{ kind: 'need_turn' }])
    const ended = { messageId: call.messageId, outcome: 'spoken' as const }
    expect(await finishNeedCall(adviser, ended, after(minutes(11)))).toMatchObject({ reason: 'unknown' })
    did(await sayFor(adviser, { needId: one.needId, says: 'stop' }, after(minutes(12))))
    expect(await listed(network, one.needId, after(minutes(12)))).toEqual([])
  })

  test('says that the library looks on, in the hours in which it calls', async () => {
    const network = await aNetwork()
    const one = await asked(network, byPhone)
    // In the night after the day that was promised.
    await tellLate(job, {}, new Date('2027-03-03T23:30:00Z'))
    const [call] = await listed(network, one.needId, after(days(3)))
    expect(call).toMatchObject({ news: 'looks_on', dueAt: new Date('2027-03-04T08:00:00Z') })
  })
})

describe('a call', () => {
  test('with an answer is that answer at once, and can be taken back', async () => {
    const network = await aNetwork()
    const { adviser } = network
    const one = await toAsk(network)
    const { messageId } = await theCall(network, one.needId)
    const at = after(minutes(11))
    did(await takeCall(adviser, { messageId }, at))
    const colleague = network.coordinator
    const answer = { messageId, outcome: 'spoken' as const, says: 'not_yet' as const }
    expect(await finishNeedCall(colleague, answer, at)).toMatchObject({ reason: 'taken' })
    const { callId } = did(await finishNeedCall(adviser, answer, at))
    expect(await theNeed(one.needId)).toMatchObject({ ended: null, next: 'route' })
    expect(await listed(network, one.needId, at)).toEqual([])
    const [done] = await needCalledToday(colleague, at)
    expect(done).toMatchObject({ callId, says: 'not_yet', outcome: 'spoken', undone: false })
    // Her own word that opened it again stands.
    expect(await undoNeedCall(colleague, { callId }, after(minutes(12)))).toMatchObject({
      reason: 'too_late',
    })
  })

  test('that she was helped is taken back with the call', async () => {
    const network = await aNetwork()
    const { adviser } = network
    const one = await toAsk(network)
    const { messageId } = await theCall(network, one.needId)
    const at = after(minutes(11))
    const { callId } = did(
      await finishNeedCall(adviser, { messageId, outcome: 'spoken', says: 'helped' }, at),
    )
    expect(await theNeed(one.needId)).toMatchObject({ ended: 'helped', saidBy: 'resident' })
    did(await undoNeedCall(adviser, { callId }, after(minutes(12))))
    expect(await theNeed(one.needId)).toMatchObject({ ended: 'helped', saidBy: 'helper' })
    expect(await listed(network, one.needId, after(minutes(12)))).toMatchObject([{ messageId, tries: [] }])
    expect(await undoNeedCall(adviser, { callId }, after(minutes(12)))).toMatchObject({ reason: 'unknown' })
  })

  test('in vain counts as a try, and is made again; after three half days not before two weeks are over', async () => {
    const network = await aNetwork()
    const { adviser, coordinator } = network
    const one = await asked(network, byPhone)
    did(await decline(network.kwadraad, { referralId: one.referralId, reason: 'no_room' }, now))
    const start = after(minutes(10))
    const { messageId } = await theCall(network, one.needId)
    const halves = [start, new Date(start.getTime() + hours(5)), new Date(start.getTime() + days(1))]
    for (const at of halves) did(await finishNeedCall(adviser, { messageId, outcome: 'no_answer' }, at))
    const [waits] = await listed(network, one.needId, the(halves[2]))
    expect(waits?.dueAt).toEqual(new Date('2027-03-15T08:00:00Z'))
    const last = new Date('2027-03-15T10:00:00Z')
    const { callId } = did(await finishNeedCall(adviser, { messageId, outcome: 'voicemail' }, last))
    const tries = (await eventsOf(one.needId)).filter(({ kind }) => kind === 'tried')
    expect(tries.map(({ detail }) => detail)).toEqual(['no_answer', 'no_answer', 'no_answer', 'voicemail'])
    did(await undoNeedCall(adviser, { callId }, new Date(last.getTime() + minutes(1))))
    const sign = async () =>
      signUnreachable(
        coordinator,
        { needId: one.needId, revision: (await theNeed(one.needId)).revision },
        new Date(last.getTime() + minutes(2)),
      )
    expect(await sign()).toMatchObject({ reason: 'not_yet' })
    did(
      await finishNeedCall(
        adviser,
        { messageId, outcome: 'no_answer' },
        new Date(last.getTime() + minutes(2)),
      ),
    )
    did(await sign())
  })

  test('on a wrong number stays on the list until somebody has another one', async () => {
    const network = await aNetwork()
    const one = await asked(network, byPhone)
    did(await decline(network.kwadraad, { referralId: one.referralId, reason: 'no_room' }, now))
    const { messageId } = await theCall(network, one.needId)
    did(await finishNeedCall(network.adviser, { messageId, outcome: 'wrong_number' }, after(minutes(10))))
    expect(await listed(network, one.needId, after(minutes(10)))).toMatchObject([{ wrongNumber: true }])
    expect((await eventsOf(one.needId)).at(-1)).toMatchObject({ kind: 'tried', detail: 'wrong_number' })
    expect(await actsOn(one.needId, after(minutes(10)))).toMatchObject({ atLibrary: true, waits: false })
  })

  test('has no answer when nobody was spoken to, and no moment in the night', async () => {
    const network = await aNetwork()
    const one = await toAsk(network)
    const { messageId } = await theCall(network, one.needId)
    const at = after(minutes(10))
    const none = { messageId, outcome: 'no_answer' as const }
    expect(await finishNeedCall(network.adviser, { ...none, says: 'helped' }, at)).toMatchObject({
      reason: 'choose',
    })
    const night = new Date('2027-03-02T22:00:00Z')
    expect(await finishNeedCall(network.adviser, { ...none, again: night }, at)).toMatchObject({
      reason: 'other_moment',
    })
    // Of a need that has ended nobody says that she cannot be reached.
    did(await finishNeedCall(network.adviser, none, at))
    expect((await eventsOf(one.needId)).some(({ kind }) => kind === 'tried')).toBe(false)
    const [row] = await books()
      .select()
      .from(message)
      .where(and(eq(message.id, messageId)))
    expect(row).toMatchObject({ status: 'due', lease: null })
  })
})
