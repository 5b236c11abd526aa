import type postgres from 'postgres'
import { NEED_CODE_LENGTH } from '@/lib/needs/rules/code'
import { CODE_ALPHABET } from '@/lib/residents/rules/code'
import type { Province } from './province'

type Sql = postgres.TransactionSql

/** A twelfth of the warm referrals of a province in a year (facts 8.2). */
export const needsPerYear = 208

/**
 * Puts in what residents asked in all these years, as the retention rules leave it: who ended more than a month ago only
 * counts. What is open now is in the hands of a partner, or back at the desk, some of it late.
 */
export async function fillWithNeeds(sql: Sql, province: Province): Promise<void> {
  await agreements(sql, province)
  await asked(sql, province)
  await needs(sql)
  await known(sql)
  await happened(sql)
}

/** The library may ask each partner of a town, in that town; they are all of one library, which guards the needs. */
async function agreements(sql: Sql, { now }: Province): Promise<void> {
  await sql`create temp table helper on commit drop as
    select o.id, row_number() over (order by o.id) as n, m.id as municipality_id,
      (select min(id) from organisation where kind = 'library') as library_id,
      (select u.user_id from member u where u.organisation_id = o.id order by u.user_id limit 1) as user_id
    from organisation o join municipality m on m.slug = case split_part(o.slug, '-', 2) when '1'
      then (select slug from municipality order by id limit 1) else 'gemeente-' || split_part(o.slug, '-', 2) end
    where o.slug ~ '^partner-[0-9]+-[0-9]+$'`
  await sql`alter table helper add version_id bigint`
  await sql`insert into agreement (from_id, to_id, made_at) select library_id, id, ${now} from helper`
  await sql`insert into agreement_version (agreement_id, number, topics, see_days, contact_days, report_days, valid_from,
      review_on, agreed_by, agreed_on, data_line, data_on, made_at)
    select a.id, 1, array['geldzorgen', 'nieuwkomer'], 2, 5, 10, ${now}::date - 2000, ${now}::date + 200, 'Demo en Demo',
      ${now}::date - 2000, 'Ieder voor de eigen gegevens', ${now}::date - 2000, ${now}
    from agreement a join helper h on h.id = a.to_id and h.library_id = a.from_id`
  await sql`update helper h set version_id = v.id from agreement a join agreement_version v on v.agreement_id = a.id
    where a.to_id = h.id and a.from_id = h.library_id`
  await sql`insert into agreement_area (version_id, municipality_id) select version_id, municipality_id from helper`
}

/** Who asked what when, of whom, and how that went: half of them take less than ten days, a few take long. */
async function asked(sql: Sql, { libraries, years, now }: Province): Promise<void> {
  const count = Math.round(needsPerYear * libraries * years)
  await sql`create temp table asked on commit drop as
    with drawn as (
      select gen_random_uuid() as id, g as n, 1 + (random() * 1e6)::int % (select count(*)::int from helper) as helper,
        random() as how, random() as by_card, ${now}::timestamptz - random() * make_interval(years => ${years}::int) as at,
        interval '1 day' * (-14 * ln(1 - random())) as takes
      from generate_series(1, ${count}::int) g)
    select d.*, gen_random_uuid() as consent_id, gen_random_uuid() as referral_id, h.id as to_id, h.library_id,
      h.municipality_id, h.version_id, h.user_id, at + takes as ended_at, at + takes < ${now} as is_over,
      at + takes < ${now}::timestamptz - interval '31 days' as is_wiped, (at at time zone 'Europe/Amsterdam')::date as day
    from drawn d join helper h on h.n = d.helper`
  await sql`analyze asked`
}

async function needs(sql: Sql): Promise<void> {
  const places = Array.from({ length: NEED_CODE_LENGTH }, (_, i) => CODE_ALPHABET.length ** i)
  await sql`create function pg_temp.need_code_of(n bigint) returns text language sql immutable as $$
    select string_agg(substr(${sql.unsafe(`'${CODE_ALPHABET}'`)}, 1 + (n / place % ${sql.unsafe(String(CODE_ALPHABET.length))})::int, 1), '')
    from unnest(array[${sql.unsafe(places.join(','))}]::bigint[]) place $$`
  await sql`insert into need (id, code, topic, municipality_id, opened_by, opened_at, form_key, owner_id, next, due_on,
      coordinator_from, ended, ended_at, said_by, revision, wiped_at)
    select id, case when not is_wiped then pg_temp.need_code_of(n) end, case n % 2 when 0 then 'geldzorgen' else 'nieuwkomer' end,
      municipality_id, library_id, at, gen_random_uuid(), case when not is_over then library_id end,
      case when not is_over then 'route' end, case when not is_over then day + 8 end,
      case when not is_over then day + 10 end, case when is_over then ended end, case when is_over then ended_at end,
      case when is_over and ended = 'helped' then 'resident' end, 4, case when is_wiped then ended_at + interval '31 days' end
    from asked, lateral (select case when how < 0.9 then 'helped' else 'stopped' end as ended) e`
}

/** Of who is known still: name, telephone, consent and asking; two of three open ones are in the hands of who was asked. */
async function known(sql: Sql): Promise<void> {
  await sql`insert into need_contact (need_id, name, name_key, contact_way, contact, contact_key, contact_of, language, comes_back_on)
    select id, 'Demo ' || n, 'demo ' || n, way, case way when 'call' then '06' || 40000000 + n end,
      case way when 'call' then '+316' || 40000000 + n end, 'resident', case n % 10 when 0 then 'ar' else 'nl' end,
      case way when 'card' then day + 14 end
    from asked, lateral (select case when by_card < 0.15 then 'card' else 'call' end as way) w where not is_wiped`
  await sql`insert into consent (id, need_id, organisation_id, fields, text_version, language, given_at, runs_until)
    select consent_id, id, to_id, array['name', 'contact', 'topic', 'language'], '2026-11-27', 'nl', at, at + interval '6 months'
    from asked where not is_wiped`
  await sql`insert into referral (id, need_id, from_id, to_id, consent_id, agreement_version_id, sent_at, see_by, contact_by,
      seen_at, accepted_at, accepted_by, contacted_at, reported_at, report, ended_at, ended_because, declined)
    select referral_id, id, library_id, to_id, consent_id, version_id, at, day + 2, day + 7, at, taken, by, taken,
      case when is_over then ended_at end, case when is_over then 'helped' end,
      case when is_over then ended_at when back then at + interval '1 day' end,
      case when is_over then 'reported' when back then 'declined' end, case when not is_over and back then 'no_room' end
    from asked, lateral (select how > 0.66 and not is_over as back) b,
      lateral (select case when is_over or how < 0.5 then at + interval '1 hour' end as taken,
        case when is_over or how < 0.5 then user_id end as by) t
    where not is_wiped`
  await sql`update need set owner_id = to_id, referral_id = a.referral_id, next = case when how < 0.5 then 'report' else 'contact' end
    from asked a where a.id = need.id and not is_over and how <= 0.66`
  await sql`insert into message (id, key, kind, channel, need_id, status, receipt, finished_at, due_at, created_at)
    select gen_random_uuid(), 'need:' || id || ':need_sent:' || n, 'need_sent', 'card', id, 'sent', 'shown_on_screen', at, at, at
    from asked where not is_wiped`
}

async function happened(sql: Sql): Promise<void> {
  await sql`insert into event (need_id, at, kind, by, organisation_id, referral_id, to_id, detail, revision)
    select id, at + after, kind, by, case by when 'staff' then library_id when 'partner' then to_id end,
      case when not is_wiped and kind <> 'opened' then referral_id end, case when kind <> 'opened' then to_id end, detail, revision
    from asked, (values ('opened', 'staff', interval '0', null, 0, false), ('sent', 'staff', '0', null, 1, false),
        ('accepted', 'partner', '1 hour', null, 2, false), ('contacted', 'partner', '1 hour', null, 3, false),
        ('reported', 'partner', '2 hours', 'helped', 4, true))
      as e (kind, by, after, detail, revision, at_end)
    where is_over or not at_end
    order by at`
}
