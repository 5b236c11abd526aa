import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { decline, report, seeAsked, spoke, takeOn } from '@/lib/needs/commands/answer'
import { ask, keepHere } from '@/lib/needs/commands/ask'
import { sayFor } from '@/lib/needs/commands/resident'
import { calledPartner, tryToReach } from '@/lib/needs/commands/tries'
import { takenByLibrary, whoCanHelp } from '@/lib/needs/queries/agreements'
import { CONSENT_VERSION } from '@/lib/needs/rules/consent'
import { usualDaysOff } from '@/lib/network/rules/hours'
import { isWorkday } from '@/lib/network/rules/workdays'
import type { Partner, Staff } from '@/lib/tools/access'
import { database } from '@/lib/tools/database'
import { addDays, atLocal, localDate } from '@/lib/tools/time'
import { asActor } from '@/lib/tools/transaction'
import { type NeedStory, needStories, type Turned } from './demo/needs'
import { done, the } from './seed-fits'
import { municipality, organisation } from './tables/network'
import { member, user } from './tables/team'

type Working = Partner | Staff

/** What residents asked in the last weeks, and what became of it; of whom nothing was agreed with, nobody is asked. */
export async function seedNeeds(now: Date): Promise<void> {
  const anton = await workerOf('avv', 'Demo Anton')
  const made = new Map<NeedStory, Hands | null>()
  const happenings = needStories.flatMap((one, i) => [
    {
      at: ago(one.ago, now),
      does: async (at: Date) => void made.set(one, await begins(one, anton, 500 + i, at, now)),
    },
    ...one.turns.map((turned) => ({
      at: ago(turned[0], now),
      does: async (at: Date) => happens(turned, made.get(one) ?? null, at),
    })),
  ])
  // In the order in which it was: opening a list sees all that is asked by then.
  for (const { at, does } of happenings.sort((one, other) => one.at.getTime() - other.at.getTime()))
    await does(at)
}

async function begins(
  one: NeedStory,
  anton: Working,
  person: number,
  at: Date,
  now: Date,
): Promise<Hands | null> {
  const by = one.from ? await workerOf(one.from) : anton
  const made = await began(one, by, person, at, now)
  return made && { ...made, anton, asked: one.to ? await workerOf(one.to) : anton }
}

type Made = { needId: string; referralId: string | null }

/** The desk writes down what somebody asks, with whoever can help; null when nothing was agreed. */
async function began(one: NeedStory, by: Working, person: number, at: Date, now: Date): Promise<Made | null> {
  const municipalityId = await townOf(one.town)
  const form = { ...personOf(one, person, now), topic: one.topic, municipalityId, formKey: randomUUID() }
  if (one.helpIn !== undefined) {
    const helpOn = addDays(localDate(now), one.helpIn)
    return { ...done(await keepHere(by, { ...form, helpOn }, at)), referralId: null }
  }
  const versionId = await under(one, by, municipalityId, at)
  if (versionId === null) return null
  const agreed = { versionId, consentVersion: CONSENT_VERSION, consentLanguage: form.language }
  return done(await ask(by, { ...form, ...agreed }, at))
}

async function under(one: NeedStory, by: Working, municipalityId: number, at: Date): Promise<number | null> {
  if (one.from) {
    const takes = await asActor(by, (tx) => takenByLibrary(by, tx, at), at)
    const fits = takes.find(
      ({ topics, municipalities }) =>
        topics.includes(one.topic) && municipalities.some(({ id }) => id === municipalityId),
    )
    return fits?.versionId ?? null
  }
  const helpers = await whoCanHelp(by, { topic: one.topic, municipalityId }, at)
  const to = await organisationOf(one.to ?? '')
  return helpers.find(({ organisation: of }) => of.id === to)?.versionId ?? null
}

type Hands = Made & { asked: Working; anton: Working }

async function happens([, what, word]: Turned, hands: Hands | null, at: Date): Promise<void> {
  if (!hands) return
  const { needId, asked, anton } = hands
  const of = { referralId: the(hands.referralId) }
  if (what === 'see') await seeAsked(asked, {}, at)
  if (what === 'take_on') done(await takeOn(asked, of, at))
  if (what === 'spoke') done(await spoke(asked, of, at))
  if (what === 'decline') done(await decline(asked, { ...of, reason: word }, at))
  if (what === 'report') done(await report(asked, { ...of, how: word }, at))
  if (what === 'say') done(await sayFor(anton, { needId, says: word }, at))
  if (what === 'called') done(await calledPartner(anton, { needId }, at))
  if (what === 'tried') done(await tryToReach(anton, { needId, outcome: 'no_answer' }, at))
}

function personOf({ name, way, language, callWhen }: NeedStory, person: number, now: Date) {
  return {
    ...{ name, callWhen: callWhen ?? null, contactOf: 'resident' as const },
    language: language ?? ('nl' as const),
    way: way ?? ('call' as const),
    contact: way === 'card' ? null : `0600000${person}`,
    comesBackOn: way === 'card' ? addDays(localDate(now), 6) : null,
  }
}

/** The morning of so many working days ago; of today half an hour ago, so that it has been. */
function ago(workdays: number, now: Date): Date {
  let day = localDate(now)
  for (let left = workdays; left > 0; ) {
    day = addDays(day, -1)
    if (isWorkday(day, usualDaysOff)) left -= 1
  }
  const morning = atLocal(day, '10:30')
  const just = new Date(now.getTime() - 30 * 60_000)
  return workdays === 0 || morning > just ? just : morning
}

/** Who works at an organisation: who is named, or its contact person. */
async function workerOf(slug: string, name?: string): Promise<Working> {
  const rows = await database()
    .select({ userId: user.id, name: user.name, role: member.role, of: member.organisationId })
    .from(member)
    .innerJoin(organisation, eq(organisation.id, member.organisationId))
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(organisation.slug, slug)))
    .orderBy(member.createdAt)
  const { userId, of: organisationId } = the(rows.find((row) => !name || row.name === name))
  return name
    ? { kind: 'staff', role: 'adviser', userId, organisationId }
    : { kind: 'partner', userId, organisationId, contactPerson: true }
}

async function organisationOf(slug: string): Promise<number | null> {
  const [row] = await database()
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.slug, slug))
  return row?.id ?? null
}

async function townOf(slug: string): Promise<number> {
  const [row] = await database()
    .select({ id: municipality.id })
    .from(municipality)
    .where(eq(municipality.slug, slug))
  return the(row).id
}
