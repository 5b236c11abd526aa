import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { organisation } from '@/db/tables/network'
import { member } from '@/db/tables/team'
import { journal } from '@/db/tables/tools'
import { decline, report, takeOn } from '@/lib/needs/commands/answer'
import { ask, keepHere, keepNeed } from '@/lib/needs/commands/ask'
import { helpedHere } from '@/lib/needs/commands/end'
import { sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { type DeskNeed, type DeskNeeds, deskNeeds, MOST_SHOWN, SHOWN } from '@/lib/needs/queries/desk'
import { workdaysOver } from '@/lib/needs/rules/due'
import { usualDaysOff } from '@/lib/network/rules/hours'
import { dueNow } from '@/lib/notices/queries/due'
import { deactivate } from '@/lib/team/commands/members'
import { books, freshDatabase } from '../../../support/database'
import { aNetwork, anAgreement, anAsk, asked, did, type Network, theNeed } from '../../../support/needs'
import { aPartner } from '../../../support/partners'
import { after, aPerson, days, now, the } from '../../../support/world'

freshDatabase()

/** What this network has in the list: other tests have needs of their own. */
async function list(network: Network, at = now, who = network.adviser): Promise<DeskNeeds> {
  return deskNeeds(who, { municipalityId: network.townId }, at)
}

async function partOf(network: Network, needId: string, at = now, who = network.adviser) {
  const { parts } = await list(network, at, who)
  const found = Object.values(parts)
    .flat()
    .filter((one) => one.needId === needId)
  expect(found.length).toBeLessThanOrEqual(1)
  return found[0] ?? null
}

test('what waits for who was asked stands there with the day, and what is late is ours', async () => {
  const network = await aNetwork()
  const { needId } = await asked(network)
  const waits = the((await partOf(network, needId)) as DeskNeed)
  expect(waits).toMatchObject({ part: 'waits', next: 'see', dueOn: '2027-03-03', over: 0, back: null })
  // Nothing brought it to the library, which has nothing to choose.
  expect(waits.because).toBe(null)
  expect(waits.owner).toMatchObject({ id: network.kwadraad.organisationId, isLibrary: false })
  expect(await partOf(network, needId, after(days(3)))).toMatchObject({ part: 'acts', back: 'late', over: 1 })
  const later = after(days(4))
  expect(await partOf(network, needId, later)).toMatchObject({ part: 'acts', over: 2 })
  expect(await partOf(network, needId, later, network.coordinator)).toMatchObject({ part: 'coordinator' })
})

test('what came back stands there with why, by whom, and who else could help', async () => {
  const network = await aNetwork()
  const [declined, partly, withdrawn] = [await asked(network), await asked(network), await asked(network)]
  did(await decline(network.kwadraad, { referralId: declined.referralId, reason: 'no_room' }, now))
  did(await takeOn(network.kwadraad, { referralId: partly.referralId }, now))
  did(await report(network.kwadraad, { referralId: partly.referralId, how: 'partly' }, now))
  did(await withdrawConsent(network.adviser, { needId: withdrawn.needId }, now))
  const because = async ({ needId }: { needId: string }) => {
    const row = the((await partOf(network, needId)) as DeskNeed)
    return [row.part, row.because?.kind, row.because?.detail, row.others.length, row.owner.isLibrary]
  }
  expect(await because(declined)).toEqual(['acts', 'declined', 'no_room', 1, true])
  expect(await because(partly)).toEqual(['acts', 'reported', 'partly', 1, true])
  expect(await because(withdrawn)).toEqual(['acts', 'withdrawn', null, 1, true])
})

test('who else could help is by an agreement of the library, about this, in this town, today', async () => {
  const network = await aNetwork()
  const { libraryId: fromId, townId, welzijn } = network
  const elsewhere = (await aNetwork()).townId
  for (const given of [
    { fromId, townId, topics: ['geldzorgen'] },
    { fromId, townId, validUntil: '2027-02-28' },
    { fromId, townId, validFrom: '2027-03-02' },
    { fromId, townId: elsewhere },
    { fromId: welzijn.organisationId, townId },
  ])
    await anAgreement({ ...given, toId: (await aPartner()).organisationId })
  const [today, faster] = [await aPartner(), await aPartner()]
  await anAgreement({
    fromId,
    townId,
    toId: today.organisationId,
    validFrom: '2027-03-01',
    validUntil: '2027-03-01',
  })
  const days = { seeDays: 1, contactDays: 1, reportDays: 5 }
  await anAgreement({ fromId, townId, toId: faster.organisationId, topics: ['digid-app', 'bijstand'], days })
  const { needId, referralId } = await asked(network)
  did(await decline(network.kwadraad, { referralId, reason: 'no_room' }, now))
  const { others } = the((await partOf(network, needId)) as DeskNeed)
  const named = await Promise.all([faster, today, welzijn].map(nameOf))
  expect(others[0]).toBe(named[0])
  expect(others.toSorted()).toEqual(named.toSorted())
})

test('her own word, a member who left and nobody at work bring it back while it is still with who was asked', async () => {
  const network = await aNetwork()
  const [called, gone] = [await asked(network), await asked(network)]
  did(await sayFor(network.adviser, { needId: called.needId, says: 'nobody_called' }, now))
  expect(await partOf(network, called.needId)).toMatchObject({ part: 'acts', back: 'nobody_called' })
  did(await takeOn(network.kwadraad, { referralId: gone.referralId }, now))
  expect(await partOf(network, gone.needId)).toMatchObject({ part: 'waits', next: 'contact' })
  did(await deactivate(network.coordinator, { memberId: await memberOf(network) }, now))
  expect(await partOf(network, gone.needId)).toMatchObject({ part: 'acts', back: 'nobody_there' })
})

test('asked of us, for a day of our own, and who comes back herself each have their own place', async () => {
  const network = await aNetwork()
  const { libraryId, adviser } = network
  const given = anAsk(network, { versionId: network.fromKwadraad, topic: 'digid-app' })
  const ofUs = did(await ask(network.kwadraad, given, now))
  const row = the((await partOf(network, ofUs.needId)) as DeskNeed)
  expect(row).toMatchObject({ part: 'acts', next: 'see', owner: { id: libraryId } })
  expect(row.askedBy).toBeTruthy()
  const kept = await asked(network)
  const revision = (await theNeed(kept.needId)).revision
  did(await keepNeed(adviser, { needId: kept.needId, revision, helpOn: '2027-03-05' }, now))
  expect(await partOf(network, kept.needId)).toMatchObject({ part: 'later', dueOn: '2027-03-05' })
  expect(await partOf(network, kept.needId, after(days(4)))).toMatchObject({ part: 'acts' })
  const card = { way: 'card' as const, contact: null, comesBackOn: '2027-03-08' }
  const back = await asked(network, card)
  expect(await partOf(network, back.needId)).toMatchObject({ part: 'comes_back', comesBackOn: '2027-03-08' })
  expect(await partOf(network, back.needId, after(days(3)))).toMatchObject({ part: 'acts', back: 'late' })
})

test('what has ended is in no list', async () => {
  const network = await aNetwork()
  const [one, third] = [await asked(network), await asked(network)]
  const revision = (await theNeed(third.needId)).revision
  did(await helpedHere(network.adviser, { needId: third.needId, revision }, now))
  expect(await partOf(network, third.needId)).toBe(null)
  expect(await partOf(network, one.needId)).toMatchObject({ part: 'waits' })
})

test('the count is the list: who has to act, and who is late', async () => {
  const network = await aNetwork()
  await asked(network)
  await asked(network, { way: 'card', contact: null, comesBackOn: '2027-03-08' })
  for (const at of [now, after(days(3)), after(days(4))]) {
    const { totals } = await deskNeeds(network.coordinator, {}, at)
    const { acting, coordinator } = (await dueNow(network.coordinator, at)).needs
    expect({ acting, coordinator }).toEqual({
      acting: totals.acts + totals.coordinator,
      coordinator: totals.coordinator,
    })
  }
})

test('what is most over stands first; what is not shown is counted', async () => {
  const network = await aNetwork()
  const { adviser } = network
  for (let made = 0; made < MOST_SHOWN + 2; made++) await keptHere(network)
  const first = await asked(network)
  did(await decline(network.kwadraad, { referralId: first.referralId, reason: 'other' }, now))
  const { parts, totals, municipalities } = await list(network, after(days(2)), adviser)
  expect(parts.acts[0]?.needId).toBe(first.needId)
  expect([parts.later.length, totals.later]).toEqual([SHOWN.waiting, MOST_SHOWN + 2])
  const whole = await deskNeeds(adviser, { municipalityId: network.townId, whole: 'later' }, after(days(2)))
  expect([whole.parts.later.length, whole.totals.later]).toEqual([MOST_SHOWN, MOST_SHOWN + 2])
  expect(municipalities.find(({ id }) => id === network.townId)?.count).toBe(MOST_SHOWN + 3)
})

test('whom somebody looked at stands in the journal, with the screen', async () => {
  const network = await aNetwork()
  const { needId } = await asked(network)
  await list(network)
  const [row] = await books()
    .select()
    .from(journal)
    .where(eq(journal.userId, network.adviser.userId))
    .orderBy(desc(journal.id))
    .limit(1)
  expect(row).toMatchObject({ verb: 'see', kind: 'need', why: 'desk:list' })
  expect(row?.rowIds).toContain(needId)
})

test('working days that have gone by leave out weekends and days on which the library is closed', () => {
  const over = (due: string, today: string, closures = [] as { fromDate: string; untilDate: string }[]) =>
    workdaysOver([due], today, { ...usualDaysOff, closures }).get(due)
  expect([over('2027-03-04', '2027-03-04'), over('2027-03-04', '2027-03-03')]).toEqual([0, 0])
  expect(over('2027-03-04', '2027-03-08')).toBe(2)
  expect(over('2027-03-04', '2027-03-08', [{ fromDate: '2027-03-05', untilDate: '2027-03-05' }])).toBe(1)
  expect(over('2027-03-05', '2027-03-07')).toBe(0)
  expect(over('2020-01-01', '2027-03-05')).toBeGreaterThan(200)
  const several = workdaysOver(['2027-03-08', '2027-03-04', '2027-03-05'], '2027-03-08', usualDaysOff)
  expect([...several]).toEqual([
    ['2027-03-08', 0],
    ['2027-03-04', 2],
    ['2027-03-05', 1],
  ])
})

async function keptHere(network: Network): Promise<void> {
  const { versionId: _, consentVersion: _v, consentLanguage: _l, ...form } = anAsk(network, aPerson())
  did(await keepHere(network.adviser, { ...form, helpOn: '2027-03-12' }, now))
}

async function nameOf({ organisationId }: { organisationId: number }): Promise<string> {
  const [row] = await books()
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  return the(row).name
}

async function memberOf({ kwadraad }: Network): Promise<string> {
  const [row] = await books().select({ id: member.id }).from(member).where(eq(member.userId, kwadraad.userId))
  return the(row).id
}
