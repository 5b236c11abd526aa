import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type postgres from 'postgres'
import { openDatabase } from '../../db/client'
import { runningUrl } from '../../db/embedded/database'
import { ask } from '../../lib/needs/commands/ask'
import { CONSENT_VERSION } from '../../lib/needs/rules/consent'
import type { Partner, Staff } from '../../lib/tools/access'
import { useDatabase as workWith } from '../../lib/tools/database'
import { behindTheStories, ownNumber } from './steps'

/** One asking, with what stands on her card and on the partner's list. */
export type Question = { needId: string; referralId: string; code: string; number: number; versionId: number }

type Given = {
  name: string
  /** Whom the library asks, or who asks the library. */
  partner?: string
  way?: 'to' | 'from'
  topic?: string
  callWhen?: string
  /** When it was asked. */
  at?: Date
}

const DAY = 86_400_000

/** So many days before now. */
export function ago(days: number): Date {
  return new Date(Date.now() - days * DAY)
}

/** The library asks a partner to call a resident, under an agreement of its own; or a partner asks the library. */
export async function aQuestion(given: Given): Promise<Question> {
  const { name, partner = 'kwadraad', way = 'to', topic = 'alimentatie', callWhen = null } = given
  return asTheHouse(async (sql) => {
    const by = way === 'to' ? await worker(sql, 'Demo Anton') : await workerOf(sql, partner)
    const other = way === 'to' ? await idOf(sql, partner) : (await worker(sql, 'Demo Anton')).organisationId
    const { versionId, townId } = await agreed(sql, by.organisationId, other, topic)
    const who = { name, contactOf: 'resident', way: 'call', contact: ownNumber(), language: 'nl' } as const
    const consented = { versionId, consentVersion: CONSENT_VERSION, consentLanguage: 'nl' } as const
    const about = { formKey: randomUUID(), topic, municipalityId: townId, callWhen, comesBackOn: null }
    const made = await ask(by, { ...about, ...who, ...consented }, given.at ?? new Date())
    if (!made.ok) throw new Error(made.reason)
    const { needId, code } = made.value
    const [row] = await sql`select id, number from referral where need_id = ${needId}`
    return { needId, code, versionId, referralId: row?.id as string, number: Number(row?.number) }
  })
}

/** Runs commands on the database behind the stories. */
export async function asTheHouse<Answer>(work: (sql: postgres.Sql) => Promise<Answer>): Promise<Answer> {
  return behindTheStories(async (sql, secret) => {
    process.env.WEGWIJS_SECRET ??= secret
    const db = openDatabase(runningUrl(process.env.STORIES_DATA ?? '') ?? '', {
      ...{ max: 1, applicationName: 'wegwijs stories' },
    })
    workWith(db)
    try {
      return await work(sql)
    } finally {
      workWith(undefined)
      await db.close()
    }
  })
}

async function agreed(sql: postgres.Sql, from: number, to: number, topic: string) {
  const [town] = await sql`select id from municipality order by id limit 1`
  const [made] =
    await sql`insert into agreement (from_id, to_id, made_at) values (${from}, ${to}, now()) returning id`
  const [version] = await sql`
    insert into agreement_version (agreement_id, number, topics, see_days, contact_days, report_days, valid_from, review_on,
      agreed_by, agreed_on, data_line, data_on, made_at)
    values (${made?.id}, 1, ${[topic]}, 2, 3, 5, '2026-01-01', '2040-01-01', 'Demo', '2026-01-01', 'Ieder voor zich.',
      '2026-01-01', now()) returning id`
  const [versionId, townId] = [Number(version?.id), Number(town?.id)]
  await sql`insert into agreement_area (version_id, municipality_id) values (${versionId}, ${townId})`
  return { versionId, townId }
}

async function idOf(sql: postgres.Sql, slug: string): Promise<number> {
  const [row] = await sql`select id from organisation where slug = ${slug}`
  return Number(row?.id)
}

async function worker(sql: postgres.Sql, name: string): Promise<Staff> {
  const [row] = await sql`select u.id, m.organisation_id from user_account u join member m on m.user_id = u.id
    where u.name = ${name}`
  return { kind: 'staff', userId: row?.id, organisationId: Number(row?.organisation_id), role: 'adviser' }
}

/** Somebody at the desk. */
export function deskOf(sql: postgres.Sql): Promise<Staff> {
  return worker(sql, 'Demo Anton')
}

/** The contact person of a partner. */
export async function workerOf(sql: postgres.Sql, slug: string): Promise<Partner> {
  const [row] = await sql`select m.user_id, m.organisation_id from member m
    join organisation o on o.id = m.organisation_id where o.slug = ${slug} and m.contact_person
    order by m.created_at limit 1`
  const { user_id: userId, organisation_id: organisationId } = row as {
    user_id: string
    organisation_id: string
  }
  return { kind: 'partner', userId, organisationId: Number(organisationId), contactPerson: true }
}

/** Somebody of a partner who has only just begun. */
export async function aNewColleague(sql: postgres.Sql, slug: string): Promise<Partner> {
  const [userId, organisationId] = [randomUUID(), await idOf(sql, slug)]
  await sql`insert into user_account (id, email, name, created_at)
    values (${userId}, ${`${userId}@werk.example`}, 'Demo Vertrekker', now())`
  await sql`insert into member (id, user_id, organisation_id, organisation_kind, role, contact_person, created_at)
    values (${randomUUID()}, ${userId}, ${organisationId}, 'partner', 'partner', false, now())`
  return { kind: 'partner', userId, organisationId, contactPerson: false }
}

/** The line of a question on the list of a partner. */
export function lineOf(page: Page, { referralId }: Question) {
  return page.locator(`[id="${referralId}"]`)
}
