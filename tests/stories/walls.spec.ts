import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { doorOf } from '../../app/_shared/doors'
import { workAs } from './partner-steps'
import { behindTheStories } from './steps'
import { expect, test } from './story'

type Theirs = { id: string; activity: string; meeting: string; secrets: string[] }

/** Whom VluchtelingenWerk brought, by what nobody else has: in the demo names come more than once. */
function theirs(): Promise<Theirs> {
  return behindTheStories(async (sql) => {
    const rows = await sql<
      { id: string; code: string; activity: string; meeting: string; contact: string }[]
    >`
      select b.id, b.code, b.activity_id as activity, coalesce(r.contact, '') as contact,
        (select min(m.id) from meeting m where m.activity_id = b.activity_id) as meeting
      from booking b join organisation o on o.id = b.partner_id join resident r on r.id = b.resident_id
      where o.slug = 'vluchtelingenwerk' and b.status = 'booked'`
    const [one] = rows
    if (!one) throw new Error('the demo has nobody of VluchtelingenWerk')
    const secrets = rows.flatMap(({ code, contact }) => [code, contact]).filter((text) => text.length >= 6)
    return { id: one.id, activity: one.activity, meeting: one.meeting, secrets: [...new Set(secrets)] }
  })
}

/** Every page and route that is not the resident's site or the demo's, found by looking, with somebody else's ids filled in. */
function addresses({ id, activity, meeting }: Theirs): string[] {
  const below = (folder: string): string[] =>
    readdirSync(join('app', folder), { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory())
        return /^(_|\[language\])/.test(entry.name) ? [] : below(`${folder}/${entry.name}`)
      return /^(page\.tsx|route\.ts)$/.test(entry.name) ? [folder] : []
    })
  const filled = (path: string) =>
    path
      .replace('[id]', id)
      .replace('[activity]', activity)
      .replace('[meeting]', meeting)
      .replace('[branch]', 'mijdrecht')
  return below('').map((path) => `${filled(path)}?boeking=${id}&cursus=${activity}&wijzig=${id}`)
}

const outsiders = ['Demo Kees', 'Demo Tineke', 'Demo Floor', 'Demo Ruud', null]

for (const who of outsiders) {
  test(`${who ?? 'somebody who did not sign in'} finds nobody of another partner at any address @script`, async ({
    page,
  }) => {
    const others = await theirs()
    if (who) await workAs(page, who)
    const all = addresses(others)
    expect(all.length).toBeGreaterThan(20)
    for (const address of all) {
      const { status, text } = await seen(page, address)
      for (const secret of others.secrets) expect(text, `${who} at ${address}`).not.toContain(secret)
      if (who && address.includes(`/boekingen/${others.id}`)) expect(status, address).toBe(404)
    }
  })
}

test('whoever did not sign in is led to where they can, from every address behind a door @script', async ({
  request,
}) => {
  for (const address of behindDoors(await theirs())) {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect(answer.status(), address).toBe(307)
    expect(answer.headers().location, address).toMatch(/^\/inloggen\?terug=/)
  }
})

test('who may go in nowhere but to their own account finds no other page @script', async ({ page }) => {
  const addresses = behindDoors(await theirs())
  await workAs(page, 'Demo Ruud')
  for (const address of addresses) {
    const { status } = await seen(page, address)
    expect(status, address).toBe(address.startsWith('/account') ? 200 : 404)
  }
})

test('the partner that brought them does find them there @script', async ({ page }) => {
  const own = await theirs()
  await workAs(page, 'Demo Paula')
  const { status, text } = await seen(page, `/partner/boekingen/${own.id}`)
  expect(status).toBe(200)
  expect(own.secrets.some((secret) => text.includes(secret))).toBe(true)
})

/** The addresses that open only for some who signed in. */
function behindDoors(others: Theirs): string[] {
  const found = addresses(others).filter((address) => doorOf(address.split('?')[0] ?? '')?.right)
  expect(found.length).toBeGreaterThan(15)
  return found
}

async function seen(page: Page, address: string): Promise<{ status: number; text: string }> {
  const answer = await page.request.get(address)
  return { status: answer.status(), text: await answer.text() }
}
