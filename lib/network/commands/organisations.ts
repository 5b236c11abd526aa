import { randomUUID } from 'node:crypto'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { organisationClosure, organisationHours } from '@/db/tables/agreements'
import { municipality, organisation, organisationArea } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import type { ClosureInput } from '../input/closure'
import type { NewOrganisation, OrganisationInput } from '../input/organisation'
import { inTurn } from '../steps/turn'

type Made = { organisationId: number }

/** Puts a partner or a municipality in the books, with how residents reach it. */
export async function makeOrganisation(
  actor: Actor,
  input: NewOrganisation,
  now: Date,
): Promise<Result<Made, 'exists'>> {
  must(actor, 'partners.set')
  return transaction<Made, 'exists'>(actor, async (tx) => {
    await inTurn(tx, actor)
    if (await isNamed(tx, input.called)) return refuse('exists')
    const slug = `${input.called.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${randomUUID().slice(0, 8)}`
    const row = { ...columnsOf(input), slug, kind: input.kind }
    const [made] = await tx.insert(organisation).values(row).returning({ id: organisation.id })
    if (!made) throw new Error('an organisation was not written')
    await writeWeek(tx, made.id, input)
    await tell(tx, actor, 'make', made.id, now)
    return ok({ organisationId: made.id })
  })
}

/** Says how a partner or municipality is reached from now on; what it is stays. */
export async function setOrganisation(
  actor: Actor,
  input: OrganisationInput,
  now: Date,
): Promise<Result<Made, 'unknown' | 'exists'>> {
  must(actor, 'partners.set')
  const { organisationId } = input
  return transaction<Made, 'unknown' | 'exists'>(actor, async (tx) => {
    await inTurn(tx, actor)
    if (await isNamed(tx, input.called, organisationId)) return refuse('exists')
    const [there] = await tx
      .update(organisation)
      .set(columnsOf(input))
      .where(isPartner(organisationId))
      .returning({ id: organisation.id })
    if (!there) return refuse('unknown')
    await tx.delete(organisationHours).where(eq(organisationHours.organisationId, organisationId))
    await tx.delete(organisationArea).where(eq(organisationArea.organisationId, organisationId))
    await writeWeek(tx, organisationId, input)
    await tell(tx, actor, 'change', organisationId, now)
    return ok({ organisationId })
  })
}

/** Writes down on which days nobody of a partner works; done again it stays as it is. What was promised before stays too. */
export async function closeOrganisation(
  actor: Actor,
  input: ClosureInput,
  now: Date,
): Promise<Result<Made, 'unknown' | 'day_past'>> {
  must(actor, 'partners.set')
  const { organisationId, fromDate, untilDate, reason } = input
  return transaction<Made, 'unknown' | 'day_past'>(actor, async (tx) => {
    if (untilDate < localDate(now)) return refuse('day_past')
    // One at a time: the same days sent twice are the same days.
    const [there] = await tx
      .select({ id: organisation.id })
      .from(organisation)
      .where(isPartner(organisationId))
      .for('no key update')
    if (!there) return refuse('unknown')
    const same = and(
      eq(organisationClosure.organisationId, organisationId),
      eq(organisationClosure.fromDate, fromDate),
      eq(organisationClosure.untilDate, untilDate),
    )
    const [before] = await tx.select({ id: organisationClosure.id }).from(organisationClosure).where(same)
    if (before) return ok({ organisationId })
    await tx.insert(organisationClosure).values({ organisationId, fromDate, untilDate, reason })
    await tell(tx, actor, 'change', organisationId, now)
    return ok({ organisationId })
  })
}

/** Takes closed days of a partner back: it works then after all. */
export async function openOrganisation(
  actor: Actor,
  { closureId }: { closureId: number },
  now: Date,
): Promise<Result<Made, 'unknown'>> {
  must(actor, 'partners.set')
  return transaction<Made, 'unknown'>(actor, async (tx) => {
    const [gone] = await tx
      .delete(organisationClosure)
      .where(eq(organisationClosure.id, closureId))
      .returning({ organisationId: organisationClosure.organisationId })
    if (!gone) return refuse('unknown')
    await tell(tx, actor, 'change', gone.organisationId, now)
    return ok(gone)
  })
}

function isPartner(organisationId: number) {
  return and(eq(organisation.id, organisationId), ne(organisation.kind, 'library'))
}

/** Whether another one has this name, whatever capitals it is written with. */
async function isNamed(tx: Transaction, name: string, except = 0): Promise<boolean> {
  const same = and(sql`lower(${organisation.name}) = lower(${name})`, ne(organisation.id, except))
  const [other] = await tx.select({ id: organisation.id }).from(organisation).where(same).limit(1)
  return other !== undefined
}

function columnsOf({ called, phone, street, postcode, town, description }: Omit<NewOrganisation, 'kind'>) {
  return {
    ...{ name: called, phone, street, postcode, town },
    ...{ description: description.nl, descriptionEn: description.en, descriptionAr: description.ar },
  }
}

type Week = Pick<NewOrganisation, 'municipalityIds' | 'hours'>

async function writeWeek(tx: Transaction, organisationId: number, { municipalityIds, hours }: Week) {
  // One that is not there any more is left out.
  const towns = await tx
    .select({ municipalityId: municipality.id })
    .from(municipality)
    .where(inArray(municipality.id, [0, ...municipalityIds]))
  if (towns.length > 0)
    await tx.insert(organisationArea).values(towns.map((one) => ({ ...one, organisationId })))
  if (hours.length > 0)
    await tx.insert(organisationHours).values(hours.map((one) => ({ ...one, organisationId })))
}

function tell(tx: Transaction, actor: Actor, verb: 'make' | 'change', id: number, now: Date) {
  return note(tx, actor, { verb, kind: 'organisation', why: 'partners', rowIds: [String(id)] }, now)
}
