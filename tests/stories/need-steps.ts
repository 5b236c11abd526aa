import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { aTownThatAgrees } from './agreement-steps'
import { behindTheStories, press } from './steps'

export type Guarded = { needId: string; code: string; name: string; contact: string }

const signs = '34679ACDEFGHJKMNPQRTUVWXY'
let count = 0

/** A code that no other story has. */
function ownCode(): string {
  count += 1
  return [...`${process.pid}${String(count).padStart(3, '0')}`.slice(-7).padStart(7, '1')]
    .map((digit) => signs.charAt(5 + Number(digit)))
    .join('')
}

type Given = { language?: 'nl' | 'en' | 'ar'; contact: string; contactedAt?: Date }

/** Somebody for whom the library asked Kwadraad, who may call her until four days from now; or has spoken with her. */
export async function aGuardedNeed({ language = 'nl', contact, contactedAt }: Given): Promise<Guarded> {
  const [needId, consentId, referralId, code] = [randomUUID(), randomUUID(), randomUUID(), ownCode()]
  const name = `Demo Zoekende ${code.replace(/\d/g, '')}`
  const town = await aTownThatAgrees()
  await behindTheStories((sql) =>
    sql.begin(async (tx) => {
      const [to] = await tx`select id from organisation where slug = 'kwadraad'`
      const [own] =
        await tx`select o.id, m.user_id from organisation o join member m on m.organisation_id = o.id
        where o.kind = 'library' and m.role = 'adviser' and m.deactivated_at is null limit 1`
      const [version] =
        await tx`select v.id from agreement_version v join agreement a on a.id = v.agreement_id
        join agreement_area r on r.version_id = v.id join municipality m on m.id = r.municipality_id
        where m.slug = ${town.slug} and a.to_id = ${to?.id} limit 1`
      const next = contactedAt ? 'report' : 'see'
      await tx`insert into need (id, code, topic, municipality_id, opened_by, opened_by_user, opened_at, form_key, owner_id,
        next, due_on, coordinator_from)
        select ${needId}, ${code}, 'geldzorgen', m.id, ${own?.id}, ${own?.user_id}, now(), ${randomUUID()}, ${own?.id},
          'route', current_date + 2, current_date + 5 from municipality m where m.slug = ${town.slug}`
      await tx`insert into need_contact (need_id, name, name_key, contact_way, contact, contact_key, contact_of, language)
        values (${needId}, ${name}, ${name.toLowerCase()}, 'call', ${contact}, ${contact}, 'resident', ${language})`
      await tx`insert into consent (id, need_id, organisation_id, fields, text_version, language, explained_by, given_at,
        runs_until) values (${consentId}, ${needId}, ${to?.id}, ${['name', 'contact', 'topic', 'language']}, '2026-11-27',
        ${language}, ${own?.user_id}, now(), now() + interval '150 days')`
      await tx`insert into referral (id, need_id, from_id, to_id, consent_id, agreement_version_id, sent_at, sent_by, see_by,
        contact_by, accepted_at, contacted_at) values (${referralId}, ${needId}, ${own?.id}, ${to?.id}, ${consentId},
        ${version?.id}, now(), ${own?.user_id}, current_date + 2, current_date + 4, ${contactedAt ?? null},
        ${contactedAt ?? null})`
      await tx`update need set owner_id = ${to?.id}, next = ${next}, referral_id = ${referralId} where id = ${needId}`
      await tx`insert into event (need_id, at, kind, by, organisation_id, revision)
        values (${needId}, now(), 'opened', 'staff', ${own?.id}, 0)`
      const [told] = await tx`insert into event (need_id, at, kind, by, organisation_id, to_id, revision)
        values (${needId}, now(), ${contactedAt ? 'contacted' : 'sent'}, 'staff', ${own?.id}, ${to?.id}, 0) returning id`
      if (contactedAt)
        await tx`insert into message (id, key, kind, channel, need_id, due_at, created_at)
          values (gen_random_uuid(), ${`need:${needId}:need_ask:${told?.id}`}, 'need_ask', 'call', ${needId}, now(), now())`
    }),
  )
  return { needId, code, name, contact }
}

/** Types a code on the site in a language and opens what it belongs to. */
export async function openWithCode(page: Page, { code, name }: Guarded, language: string): Promise<void> {
  await page.goto(`/${language}/afspraak`)
  await page.locator('input[name=code]').fill(code.toLowerCase())
  await page.locator('input[name=letter]').fill(name.slice(0, 1))
  await page.getByRole('main').locator('button[type=submit]').click()
  await page.waitForURL(`**/${language}/afspraak/vraag`)
}

/** Presses the answer with these words. */
export const answer = press

/** How the need stands in the books, and how the lists read it at this moment. */
export async function standingOf(needId: string) {
  const [row] = await behindTheStories(
    (sql) => sql`select says, ended, said_by, next, owner_id from need where id = ${needId}`,
  )
  return row as { says: string | null; ended: string | null; said_by: string | null; next: string | null }
}
