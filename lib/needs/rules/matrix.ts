import { topics } from '../../network/rules/topics'
import { addDays, type LocalDate } from '../../tools/time'
import { holdsOn, type Validity, versionThatCounts } from './agreement'

type Named = { id: number; name: string }
type Terms = Validity & {
  versionId: number
  topics: readonly string[]
  municipalities: readonly Named[]
  seeDays: number
  contactDays: number
  reviewOn: LocalDate
}
type Side = Named & { kind: 'library' | 'partner' | 'municipality' }
export type Agreed = { agreementId: number; from: Side; to: Side; versions: readonly Terms[] }
export type Organisation = Named & { areas: readonly Named[]; hasMembers: boolean }

/** What one organisation does with one topic: by which agreement, and how fast. */
export type Cell = { agreementId: number; seeDays: number; contactDays: number; validUntil: LocalDate | null }
/** A topic, and beside it what each organisation of the town does with it. */
export type Row = { topic: string; cells: (Cell | null)[] }

/** Who may send what to whom in one municipality. */
export type TownMatrix = {
  town: Named
  /** Whoever works here by name, or has an agreement here. */
  organisations: Organisation[]
  /** What the library asks others. */
  out: Row[]
  /** What others ask the library. */
  back: Row[]
  /** With what nobody helps here, though the library cannot itself, or others do elsewhere. */
  uncovered: string[]
}

/** Days ahead in which an agreement that ends is told of. */
const SOON = 60

/** Who may send what to whom, municipality by municipality, as it is agreed today. */
export function matrixOf(
  towns: readonly Named[],
  organisations: readonly Organisation[],
  agreed: readonly Agreed[],
  today: LocalDate,
): TownMatrix[] {
  const holding = agreed.flatMap(({ versions, ...sides }) => {
    const version = versions.find((one) => holdsOn(one, today))
    return version ? [{ ...sides, version }] : []
  })
  const [out, back] = [
    holding.filter(({ from }) => from.kind === 'library'),
    holding.filter(({ to }) => to.kind === 'library'),
  ]
  const asked = new Set([
    ...topics.filter((topic) => 'partnerOnly' in topic).map(({ code }) => code),
    ...out.flatMap(({ version }) => version.topics),
  ])
  return towns.map((town) => {
    const isHere = ({ version }: Holding) => version.municipalities.some(({ id }) => id === town.id)
    const [sends, receives] = [out.filter(isHere), back.filter(isHere)]
    const named = new Set([...sends.map(({ to }) => to.id), ...receives.map(({ from }) => from.id)])
    const isWorking = ({ areas }: Organisation) => areas.some(({ id }) => id === town.id)
    const here = organisations.filter((one) => named.has(one.id) || isWorking(one))
    const rows = rowsOf(sends, here, ({ to }) => to.id)
    const covered = new Set(rows.map(({ topic }) => topic))
    return {
      town,
      organisations: here,
      out: rows,
      back: rowsOf(receives, here, ({ from }) => from.id),
      uncovered: inOrder(asked).filter((topic) => !covered.has(topic)),
    }
  })
}

type Holding = Omit<Agreed, 'versions'> & { version: Terms }

function rowsOf(
  agreed: readonly Holding[],
  organisations: readonly Organisation[],
  who: (one: Holding) => number,
): Row[] {
  const codes = new Set(agreed.flatMap(({ version }) => version.topics))
  return inOrder(codes).map((topic) => ({
    topic,
    cells: organisations.map(({ id }) => {
      const one = agreed.find((each) => who(each) === id && each.version.topics.includes(topic))
      if (!one) return null
      const { seeDays, contactDays, validUntil } = one.version
      return { agreementId: one.agreementId, seeDays, contactDays, validUntil }
    }),
  }))
}

/** The same organisation by organisation, for where a table is too wide: what is agreed with each that has something. */
export function perOrganisation(
  organisations: readonly Organisation[],
  rows: readonly Row[],
): { organisation: Organisation; agreed: (Cell & { topics: string[] })[] }[] {
  return organisations.flatMap((organisation, i) => {
    const cells = rows.flatMap(({ topic, cells: all }) => {
      const cell = all[i]
      return cell ? [{ ...cell, topic }] : []
    })
    const each = Map.groupBy(cells, ({ agreementId }) => agreementId)
    const agreed = [...each.values()].flatMap(([first, ...more]) => {
      if (!first) return []
      const { topic, ...cell } = first
      return [{ ...cell, topics: [topic, ...more.map((one) => one.topic)] }]
    })
    return agreed.length > 0 ? [{ organisation, agreed }] : []
  })
}

/** Topics in the order in which they are listed everywhere. */
function inOrder(codes: ReadonlySet<string>): string[] {
  return topics.map(({ code }) => code as string).filter((code) => codes.has(code))
}

/** Something about an agreement for which somebody has to sit down. */
export type Attention = {
  agreementId: number
  from: Side
  to: Side
  /** It ends soon or has ended, and nothing follows; or the day has come to look at it again. */
  because: 'ends' | 'ended' | 'review'
  day: LocalDate
}

/** What ends within sixty days or did in the last sixty and is not followed, and what has to be looked at again; the first first. */
export function attentionIn(agreed: readonly Agreed[], today: LocalDate): Attention[] {
  const found = agreed.flatMap(({ agreementId, from, to, versions }) => {
    const version = versionThatCounts(versions, today)
    if (!version) return []
    const about = { agreementId, from, to }
    const end = endOf(versions)
    const told: Attention[] = []
    if (end !== null && end < today && end >= addDays(today, -SOON))
      told.push({ ...about, because: 'ended', day: end })
    if (end !== null && end >= today && end <= addDays(today, SOON))
      told.push({ ...about, because: 'ends', day: end })
    if ((end === null || end >= today) && version.reviewOn <= today)
      told.push({ ...about, because: 'review', day: version.reviewOn })
    return told
  })
  return found.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
}

/** The last day of all versions together; null when one has no end. */
function endOf(versions: readonly Validity[]): LocalDate | null {
  let last = ''
  for (const { validUntil } of versions) {
    if (validUntil === null) return null
    if (validUntil > last) last = validUntil
  }
  return last
}
