import { createHmac } from 'node:crypto'
import { aBrowser } from '../support/browser.ts'
import {
  type Attacked,
  book,
  choose,
  counted,
  coursePage,
  elsewhere,
  network,
  timesPage,
  together,
} from './visitor-walk.ts'

const WIDTH = 12
let people = 0
const madeUp = () => `06${String(20_000_000 + people++)}`

/** Everything that can be held is chosen by a browser of its own: first from one network, then from sixty. */
export async function holdEverything(site: Attacked): Promise<void> {
  const { url, say } = site
  const [times, course, all] = [await timesPage(url), await coursePage(url), await openActivities(site)]
  const choice = (from: (which: number) => string) => (one: Activity, which: number) =>
    choose(aBrowser(url, from(which)), one.kind === 'course' ? course : times, one.id)
  const one = await together(all, WIDTH, choice(network))
  const held = await heldBy(site, network(1))
  say(held > 0 && held <= 6, `one network chose ${all.length} places: it holds ${held} (${counted(one)})`)
  await noMoreThanItsShare(site, 'one network')

  const again = aBrowser(url, elsewhere(900))
  // Far from what was just held, so that nothing but its own stands in the way.
  const far = all.filter(({ kind }) => kind === 'consultation').slice(-16)
  const chosen: string[] = []
  for (const activity of far) chosen.push(await choose(again, times, activity.id))
  const mine = await heldBy(site, elsewhere(900))
  say(mine === 1, `one browser chose ${far.length} times: it holds ${mine} (${counted(chosen)})`)

  const other = await book(aBrowser(url, elsewhere(901)), await freeOne(site), times, calls())
  const easily = other.how === 'made' && other.sums === 0
  say(easily, `meanwhile somebody elsewhere books: ${other.how}, ${other.sums} sums`)

  const many = await together(
    [...all, ...all],
    WIDTH,
    choice((which) => elsewhere(Math.floor(which / 6))),
  )
  say(true, `${Math.ceil((2 * all.length) / 6)} networks of six chose everything twice: ${counted(many)}`)
  await noMoreThanItsShare(site, 'many networks')
}

/** Books with made-up numbers and with cards, doing every sum, until it reads to call. */
export async function bookEverything(site: Attacked): Promise<void> {
  const { url, sql, say } = site
  await quarterOfAnHour(site)
  const times = await timesPage(url)
  const ids = (await openActivities(site)).filter(({ kind }) => kind === 'consultation').map(({ id }) => id)
  const free = (which: number) => ids[(which * 7) % ids.length] ?? 0

  const from = await together(Array.from({ length: 24 }), 6, (_, which) =>
    book(aBrowser(url, network(which)), free(which), times, which % 2 ? calls() : { way: 'card' }),
  )
  const made = from.filter(({ how }) => how === 'made')
  const sums = made.filter((one) => one.sums > 0).length
  say(made.length <= 12, `one network booked ${made.length} of 24, ${sums} of them after a sum`)
  say(
    made.length - sums <= 6 && from.some(({ how }) => how === 'call us'),
    `the others: ${counted(from.filter(({ how }) => how !== 'made').map(({ how }) => how))}`,
  )

  const same = aBrowser(url, elsewhere(910))
  const inOne: string[] = []
  for (let i = 0; i < 6; i += 1) inOne.push((await book(same, free(30 + i), times, calls())).how)
  const browserMade = inOne.filter((how) => how === 'made').length
  say(
    browserMade <= 4 && inOne.at(-1) === 'call us',
    `one browser booked ${browserMade} of 6: ${counted(inOne)}`,
  )

  const number = calls()
  const ofOne: string[] = []
  for (let i = 0; i < 6; i += 1)
    ofOne.push((await book(aBrowser(url, elsewhere(911)), free(40 + i), times, number)).how)
  const contactMade = ofOne.filter((how) => how === 'made').length
  say(contactMade <= 4, `one telephone number was booked for ${contactMade} times of 6: ${counted(ofOne)}`)
  const owner = await book(aBrowser(url, elsewhere(912)), free(50), times, number)
  say(owner.how === 'made' && owner.sums === 0, `its owner elsewhere books: ${owner.how}, ${owner.sums} sums`)

  const day = await fullestDay(site)
  const cards = await together(Array.from({ length: day.ids.length }), 4, (_, which) =>
    book(aBrowser(url, elsewhere(920 + which)), day.ids[which] ?? 0, times, { way: 'card' }),
  )
  const [afar] = await sql`select count(*)::int as booked from booking where from_afar and status = 'booked'
    and activity_id = any (${day.ids})`
  const share = Math.max(1, Math.floor(day.places / 3))
  say(
    afar?.booked > 0 && afar?.booked <= share,
    `cards alone, from ${day.ids.length} networks, on a day of ${day.places}: ${afar?.booked} booked, at most ${share} (${counted(cards.map(({ how }) => how))})`,
  )
}

const calls = () => ({ way: 'call', phone: madeUp() })

type Activity = { id: number; kind: string }

/** Every place that residents can choose, as often as it has room. */
function openActivities({ sql }: Attacked): Promise<Activity[]> {
  return sql<Activity[]>`
    select a.id::int, a.kind from activity a, free_places(a.id, now()) f
    where a.cancelled_at is null and a.starts_at between now() + interval '2 hours' and now() + interval '50 days'
      and (a.published_at is null or a.published_at <= now())
    order by a.starts_at, a.id`
}

/** A time on a day of which nobody has anything yet. */
async function freeOne({ sql }: Attacked): Promise<number> {
  const [found] = await sql`
    select a.id::int from activity a where a.kind = 'consultation' and a.cancelled_at is null
      and a.starts_at between now() + interval '1 day' and now() + interval '50 days'
      and not exists (select from booking b join activity o on o.id = b.activity_id
        where o.branch_id = a.branch_id and o.starts_at::date = a.starts_at::date)
    order by a.starts_at desc, a.id limit 1`
  return found?.id ?? 0
}

async function fullestDay({ sql }: Attacked): Promise<{ ids: number[]; places: number }> {
  const [day] = await sql<{ ids: number[]; places: number }[]>`
    select array_agg(a.id::int order by a.id) as ids,
      (select count(*)::int from place p where p.activity_id = any (array_agg(a.id))) as places
    from activity a where a.kind = 'consultation' and a.cancelled_at is null
      and a.starts_at between now() + interval '2 days' and now() + interval '50 days'
      and exists (select from free_places(a.id, now()))
    group by a.branch_id, (a.starts_at at time zone 'Europe/Amsterdam')::date
    order by count(*) desc, 2 desc limit 1`
  return day ?? { ids: [], places: 0 }
}

/** Of no day of a branch, and of no course, more is held than one place in three; at least one. */
async function noMoreThanItsShare({ sql, say }: Attacked, by: string): Promise<void> {
  const days = await sql<{ held: number; share: number }[]>`
    with one as (
      select case a.kind when 'course' then 'run ' || a.id else a.branch_id || ' '
          || (a.starts_at at time zone 'Europe/Amsterdam')::date end as day,
        (select count(*) from place p where p.activity_id = a.id) as places,
        (select count(*) from booking b
          where b.activity_id = a.id and b.status = 'held' and b.hold_until > now()) as held
      from activity a where a.cancelled_at is null and a.starts_at > now())
    select sum(held)::int as held, greatest(1, sum(places)::int / 3) as share from one
    group by day having sum(held) > 0`
  const over = days.filter(({ held, share }) => held > share).length
  const full = days.filter(({ held, share }) => held === share).length
  say(over === 0, `${by}: of ${days.length} days and courses ${full} have their share held, ${over} more`)
}

async function heldBy(site: Attacked, address: string): Promise<number> {
  const source = hash(site, 'network', address.split('.').slice(0, 3).join('.'))
  const [row] = await site.sql`select count(*)::int as held from booking
    where status = 'held' and hold_until > now() and source = ${source}`
  return row?.held ?? 0
}

/** The hash by which the house knows an address or a network. */
export function hash({ secret }: Attacked, what: 'address' | 'network', of: string): Buffer {
  return createHmac('sha256', secret).update(`${what} ${of}`).digest()
}

/** What is held runs out. */
async function quarterOfAnHour({ sql }: Attacked): Promise<void> {
  await sql`update booking set hold_until = now() where status = 'held'`
}
