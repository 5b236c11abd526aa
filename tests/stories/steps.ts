import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import postgres from 'postgres'
import { runningUrl } from '../../db/embedded/database'
import { addDays, localDate } from '../../lib/tools/time'

let people = 0
/** A telephone that nobody else in these stories has. */
export function ownNumber(): string {
  people += 1
  return `06${String(10_000_000 + process.pid * 1_000 + people).slice(-8)}`
}

/** A day so many days from today as people write it: "28-11-2026". */
export function inDays(days: number): string {
  return addDays(localDate(new Date()), days).split('-').reverse().join('-')
}

/** Presses the one button or link with these words. */
export async function press(page: Page, words: string | RegExp): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: words })
    .or(page.getByRole('main').getByRole('link', { name: words }))
    .first()
    .click()
}

export async function heading(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words)
}

/** Chooses topic, branch and one of the free times, `which` further on for whoever comes at the same moment. */
export async function chooseTime(page: Page, branch: string, which = 0): Promise<void> {
  await page.goto('/nl')
  await press(page, /Hulp bij digitale zaken/)
  await heading(page, 'Waar hebt u hulp bij nodig?')
  await press(page, /DigiD-app instellen/)
  await heading(page, 'Waar wilt u komen?')
  // With very many branches they are folded by town: other stories have some of their own meanwhile.
  const town = page.locator('main details.group').filter({ hasText: branch })
  if ((await town.count()) > 0) await town.first().locator('summary').click()
  await press(page, new RegExp(branch))
  await heading(page, 'Wanneer kunt u komen?')
  await page.getByRole('radio').nth(which).check()
  await press(page, 'Kies deze tijd')
  await heading(page, 'Wie komt er?')
}

export async function sayName(page: Page, name: string, who = 'Voor mijzelf'): Promise<void> {
  await page.getByRole('radio', { name: who }).check()
  await page.getByLabel('Hoe mogen wij u noemen?').fill(name)
  await press(page, 'Verder')
}

export async function reachBy(page: Page, way: string, field?: string, contact?: string): Promise<void> {
  await page.getByRole('radio', { name: way }).check()
  if (field && contact) await page.locator(`input[name=${field}]`).fill(contact)
  await press(page, 'Verder')
}

/** Books a consultation and answers with the code on the last page. */
export async function bookConsultation(page: Page, branch: string, which: number): Promise<string> {
  await chooseTime(page, branch, which)
  await sayName(page, 'Demo Riet')
  await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await heading(page, 'Klopt dit?')
  await press(page, 'Maak de afspraak')
  await heading(page, 'Uw afspraak is gemaakt')
  return (await page.locator('.code-box .code-text').textContent()) ?? ''
}

/** The letters that would have been sent, newest last. */
export function letters(): string[] {
  const folder = join(process.env.STORIES_DATA ?? '', 'mail')
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
  } catch {
    return []
  }
}

/** The database behind the stories, as its owner sees it; and the secret of the house. */
export async function behindTheStories<Answer>(
  look: (sql: postgres.Sql, secret: string) => Promise<Answer>,
): Promise<Answer> {
  const folder = process.env.STORIES_DATA ?? ''
  const { WEGWIJS_SECRET } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))
  const sql = postgres(runningUrl(folder) ?? '', { max: 1 })
  try {
    return await look(sql, WEGWIJS_SECRET)
  } finally {
    await sql.end()
  }
}

/** Somebody with an appointment who has not heard of it, and whom only a call reaches: the line on the list of calls. */
export async function toCall(page: Page, branch: string, which: number): Promise<string> {
  const code = await bookConsultation(page, branch, which)
  const [line] = await behindTheStories(
    (sql) => sql<{ id: string }[]>`
      insert into message (id, key, kind, channel, booking_id, due_at, created_at)
      select gen_random_uuid(), 'booking:' || id || ':confirmation:call', 'confirmation', 'call', id, now(), now()
      from booking where code = ${code} returning id`,
  )
  return line?.id ?? ''
}
