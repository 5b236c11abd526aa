import { beforeAll, describe, expect, test } from 'vitest'
import { seed } from '@/db/seed'
import { seeAsked } from '@/lib/needs/commands/answer'
import type { SoughtNeed } from '@/lib/needs/input/desk'
import { deskNeeds } from '@/lib/needs/queries/desk'
import { findNeeds } from '@/lib/needs/queries/find'
import { deskNeed } from '@/lib/needs/queries/one'
import { dueNow } from '@/lib/notices/queries/due'
import { erasableOfNeed, knownOfNeed } from '@/lib/privacy/queries/known'
import type { Staff } from '@/lib/tools/access'
import { useDatabase as workWith } from '@/lib/tools/database'
import { fillProvince } from '../bench/province'
import { freshDatabase } from '../support/database'
import { aColleague } from '../support/partners'
import { wholeReads } from '../support/plans'
import { statementsOf } from '../support/statements'
import { now, the } from '../support/world'

const books = freshDatabase()
/** Needs of five years of a province that have ended, and that are open. */
const [ENDED, OPEN] = [25_000, 250]

let desk: Staff
let one: { needId: string; code: string; digits: string; name: string }

beforeAll(async () => {
  await seed(books.url, now)
  await fillProvince(books.url, { libraries: 2, years: 1, now })
  await fillNeeds()
  workWith(books.db)
  const [library] = await books.sql`select id from organisation where kind = 'library' order by id limit 1`
  desk = await aColleague('coordinator', Number(the(library).id))
  const [row] = await books.sql`select n.id, n.code, c.last_digits, c.name from need n
    join need_contact c on c.need_id = n.id where n.ended_at is null and c.last_digits is not null order by n.id limit 1`
  const { id: needId, code, last_digits: digits, name } = the(row)
  one = { needId, code, digits, name }
}, 240_000)

/** Old needs and open ones, each with its contact, consent, asking and what happened, without going through the doors. */
async function fillNeeds(): Promise<void> {
  const { sql } = books
  await sql.begin(async (tx) => {
    await tx`create temp table made on commit drop as
      select gen_random_uuid() as id, gen_random_uuid() as k, gen_random_uuid() as r, i, i > ${ENDED} as open,
        ${now}::timestamptz - (${ENDED + OPEN} - i) * interval '105 minutes' as at
      from generate_series(1, ${ENDED + OPEN}) i`
    await tx`create temp table who on commit drop as
      select (select id from organisation where kind = 'library' order by id limit 1) as library, v.id as version, a.to_id as partner,
        area.municipality_id as town from agreement a join agreement_version v on v.agreement_id = a.id
        join agreement_area area on area.version_id = v.id join organisation o on o.id = a.to_id
        where o.slug = 'kwadraad' limit 1`
    await tx`insert into need (id, code, topic, municipality_id, opened_by, opened_at, form_key, ended, said_by, ended_at)
      select id, translate(lpad(i::text, 7, '0'), '0123456789', 'ACDEFGHJKM'), 'geldzorgen', town, library, at, gen_random_uuid(),
        'helped', 'resident', at + interval '6 days' from made, who`
    await tx`insert into need_contact (need_id, name, name_key, contact_way, contact, contact_key, contact_of, language)
      select id, 'Demo ' || i, 'demo ' || i, 'call', '06' || lpad(i::text, 8, '0'), '+316' || lpad(i::text, 8, '0'), 'resident',
        'nl' from made`
    await tx`insert into consent (id, need_id, organisation_id, fields, text_version, language, given_at, runs_until)
      select k, id, partner, array['name', 'topic', 'contact'], '2026-11-27', 'nl', at, at + interval '180 days' from made, who`
    await tx`insert into referral (id, need_id, from_id, to_id, consent_id, agreement_version_id, sent_at, see_by, contact_by,
        ended_at, ended_because)
      select r, id, library, partner, k, version, at, at::date + 2, at::date + 5, case when not open then at end,
        case when not open then 'need_ended' end from made, who`
    await tx`insert into event (need_id, at, kind, by, organisation_id, referral_id, to_id, revision)
      select id, at, kind, 'staff', library, r, partner, n - 1 from made, who,
        (values ('opened', 1), ('sent', 2), ('seen', 3), ('accepted', 4), ('contacted', 5)) as e (kind, n)`
    await tx`update need n set ended = null, said_by = null, ended_at = null, owner_id = w.partner, next = 'see',
        due_on = m.at::date + 2, coordinator_from = m.at::date + 4, referral_id = m.r, revision = 4
      from made m, who w where m.id = n.id and m.open`
  })
  await sql`analyze`
}

type Look = [what: string, work: () => Promise<unknown>]

const looks: Look[] = [
  ['the list of the desk', () => deskNeeds(desk, {}, now)],
  ['how many there are to act on', () => dueNow(desk, now)],
  ['what is known of her', () => knownOfNeed(desk, { needId: one.needId }, now)],
  ['what can be erased', () => erasableOfNeed(desk, { needId: one.needId }, now)],
  ['one need', () => deskNeed(desk, { needId: one.needId }, now)],
  ['what is asked of the library', () => seeAsked(desk, {}, now)],
  ['a code', () => find({ by: 'code', code: one.code })],
  ['digits', () => find({ by: 'digits', digits: one.digits, letter: 'D' })],
  ['a name', () => find({ by: 'name', name: one.name })],
]

function find(sought: object) {
  return findNeeds(desk, { ...sought, from: 'search' } as SoughtNeed, now)
}

test('the list of the desk, and seeing what was asked, are eight statements at most', async () => {
  await seeAsked(desk, {}, now)
  const sent = await statementsOf(async () => {
    await seeAsked(desk, {}, now)
    await deskNeeds(desk, {}, now)
  })
  expect(sent.length).toBeLessThanOrEqual(8)
})

test('the list holds what is open and nothing else', async () => {
  const { totals } = await deskNeeds(desk, {}, now)
  const sum = Object.values(totals).reduce((all, count) => all + count, 0)
  const [open] = await books.sql`select count(*)::int as count from need where ended_at is null`
  expect(sum).toBe(the(open).count)
})

describe.each(['force_custom_plan', 'force_generic_plan'])(
  'planned for what is asked, or once: %s',
  (mode) => {
    test.each(looks)('%s reads no whole table of a province', async (_, work) => {
      const sent = await statementsOf(work)
      expect(sent.length).toBeGreaterThan(0)
      expect(await wholeReads(books.appUrl, sent, mode)).toEqual([])
    })
  },
)
