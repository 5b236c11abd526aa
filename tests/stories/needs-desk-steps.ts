import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { behindTheStories } from './steps'

type Given = {
  name: string
  /** Whole days ago that Kwadraad was asked to call. */
  ago?: number
  /** Kwadraad took it on. */
  taken?: boolean
}

/** A resident of Stichtse Vecht whom Kwadraad was asked to call, as the desk wrote it down; returns the need. */
export function askedKwadraad({ name, ago = 0, taken = false }: Given): Promise<string> {
  const [id, consent, referral] = [randomUUID(), randomUUID(), randomUUID()]
  const at = new Date(Date.now() - ago * 86_400_000)
  return behindTheStories((sql) =>
    sql.begin(async (tx) => {
      const [who] =
        await tx`select a.from_id, a.to_id, v.id as version, area.municipality_id as town, u.id as user_id
        from agreement a join agreement_version v on v.agreement_id = a.id and v.valid_until is null
        join agreement_area area on area.version_id = v.id join organisation t on t.id = a.to_id and t.slug = 'kwadraad',
        user_account u where u.name = 'Demo Anton' order by v.number desc limit 1`
      const { from_id: library, to_id: kwadraad, version, town, user_id: anton } = who ?? {}
      await tx`insert into need (id, code, topic, municipality_id, opened_by, opened_by_user, opened_at, form_key, owner_id,
          next, due_on, coordinator_from)
        values (${id}, ${codeOf(id)}, 'geldzorgen', ${town}, ${library}, ${anton}, ${at}, ${randomUUID()}, ${library}, 'route',
          ${at}::date, ${at}::date + 4)`
      await tx`insert into need_contact (need_id, name, name_key, contact_way, contact, contact_key, contact_of, language)
        values (${id}, ${name}, ${name.toLowerCase()}, 'call', '06 0000 4321', ${`+316${id.slice(0, 8)}`}, 'resident', 'nl')`
      await tx`insert into consent (id, need_id, organisation_id, fields, text_version, language, explained_by, given_at, runs_until)
        values (${consent}, ${id}, ${kwadraad}, array['name', 'topic', 'language', 'contact'], '2026-11-27', 'nl', ${anton}, ${at},
          ${at}::timestamptz + interval '180 days')`
      await tx`insert into referral (id, need_id, from_id, to_id, consent_id, agreement_version_id, sent_at, sent_by, see_by,
          contact_by)
        values (${referral}, ${id}, ${library}, ${kwadraad}, ${consent}, ${version}, ${at}, ${anton}, ${at}::date + 2,
          ${at}::date + 4)`
      for (const [revision, kind] of ['opened', 'sent'].entries())
        await tx`insert into event (need_id, at, kind, by, organisation_id, user_id, referral_id, to_id, revision)
          values (${id}, ${at}, ${kind}, 'staff', ${library}, ${anton}, ${kind === 'sent' ? referral : null},
            ${kind === 'sent' ? kwadraad : null}, ${revision})`
      await tx`update need set owner_id = ${kwadraad}, next = ${taken ? 'contact' : 'see'}, due_on = ${at}::date + 2,
        coordinator_from = ${at}::date + 4, referral_id = ${referral}, revision = 1 where id = ${id}`
      if (taken) await tx`update referral set seen_at = ${at}, accepted_at = ${at} where id = ${referral}`
      return id
    }),
  )
}

/** Demo Anton called her in vain on three half days over more than two weeks. */
export function calledInVain(needId: string): Promise<unknown> {
  return behindTheStories(
    (sql) => sql`insert into event (need_id, at, kind, detail, by, organisation_id, user_id, revision)
      select n.id, (current_date - t.ago + t.hour) at time zone 'Europe/Amsterdam', 'tried', 'no_answer', 'staff',
        n.opened_by, u.id, n.revision
      from need n, user_account u, (values (16, time '10:00'), (9, time '15:00'), (1, time '11:00')) t (ago, hour)
      where n.id = ${needId} and u.name = 'Demo Anton'`,
  )
}

/** A code that no other need has: seven signs of those that codes are made of. */
function codeOf(id: string): string {
  const signs = '34679ACDEFGHJKMNPQRTUVWXY'
  const bytes = [...Buffer.from(id.replaceAll('-', ''), 'hex')].slice(0, 7)
  return bytes.map((byte) => signs[byte % signs.length]).join('')
}

/** The line of the list with this name. */
export function needRow(page: Page, name: string) {
  return page.locator('.need-row').filter({ hasText: name })
}
