import { type Browser, expect, type Page } from '@playwright/test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { decode } from 'next-auth/jwt'
import { TOTP } from 'otpauth'
import { behindTheStories, heading, letters, press } from './steps'

let count = 0

/** Somebody nobody has seen before, at an address and an internet address of their own. */
export function somebody(): { name: string; email: string; from: string } {
  count += 1
  const number = `${process.pid}${String(count).padStart(3, '0')}`
  const from = `10.${process.pid % 250}.${Math.floor(process.pid / 250) % 250}.${count}`
  // In letters: no two stories that run at once press each other's buttons, and nothing looks like a telephone.
  const word = number.replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
  return { name: `Demo Persoon ${word}`, email: `demo.persoon.${number}.${Date.now()}@werk.example`, from }
}

/** A browser of somebody's own, in a place of their own. */
export async function browserOf(
  browser: Browser,
  who: { from: string },
  javaScriptEnabled?: boolean,
): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled,
    extraHTTPHeaders: { 'x-forwarded-for': who.from },
  })
  return context.newPage()
}

/** The letters to an address, as soon as there are so many. */
export async function lettersTo(email: string, many = 1): Promise<ParsedMail[]> {
  const own = () => letters().filter((letter) => letter.toLowerCase().includes(`to: ${email}`))
  await expect.poll(() => own().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(many)
  const read = await Promise.all(own().map((letter) => simpleParser(letter)))
  return read.sort((a, b) => Number(a.date) - Number(b.date))
}

/** What a letter holds that opens a door. */
export function keysIn(letter: ParsedMail): { path: string; code: string; links: string[] } {
  const text = letter.text ?? ''
  const html = String(letter.html)
  const links = [...html.matchAll(/href="(http[^"]+)"/g)].map((found) =>
    (found[1] ?? '').replaceAll('&amp;', '&'),
  )
  const url = new URL(/https?:\S+/.exec(text)?.[0] ?? links[0] ?? 'http://none')
  return { path: url.pathname + url.search, code: /\b\d{6}\b/.exec(text)?.[0] ?? '', links }
}

/** Somebody of the demo, or who was invited, asks a person to work here; a partner when an organisation is given. */
export async function inviteAs(
  page: Page,
  inviter: string,
  who: { name: string; email: string },
  role: string | RegExp,
  organisation?: string,
): Promise<void> {
  await page.goto('/beheer/mensen/uitnodigen')
  if (page.url().includes('/inloggen')) {
    await press(page, `Doe mee als ${inviter}`)
    await page.waitForURL(/uitnodigen/)
  }
  await heading(page, 'Nodig iemand uit')
  await page.getByLabel('Naam', { exact: true }).fill(who.name)
  await page.getByLabel('E-mailadres').fill(who.email)
  await page.getByRole('radio', { name: role }).check()
  if (organisation)
    await page.getByLabel('Voor een partner of gemeente: welke?').selectOption({ label: organisation })
  await press(page, 'Stuur de uitnodiging')
  await expect(page.getByRole('main')).toContainText('Wij sturen de uitnodiging per e-mail.')
}

/** Opens the invitation in a letter and accepts it. */
export async function accept(page: Page, email: string): Promise<void> {
  const [letter] = await lettersTo(email)
  await page.goto(keysIn(letter as ParsedMail).path)
  await press(page, 'Ik doe mee')
  await expect(page).not.toHaveURL(/uitnodiging/)
}

/** Asks for a link and answers with the letter, the nth to this address. */
export async function askLink(page: Page, email: string, nth: number): Promise<ParsedMail> {
  await page.goto('/inloggen')
  await page.getByLabel('Uw e-mailadres').fill(email)
  await press(page, 'Stuur mij een link')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kijk in uw e-mail')
  const found = (await lettersTo(email, nth)).at(-1)
  return found as ParsedMail
}

/** Signs in with the link of a letter, in the browser that asks for it. */
export async function signInByLink(page: Page, email: string, nth: number): Promise<void> {
  const letter = await askLink(page, email, nth)
  await page.goto(keysIn(letter).path)
  await press(page, 'Aanmelden')
  await expect(page).not.toHaveURL(/inloggen\/link/)
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Afmelden' }).first().click()
  await expect(page.getByRole('main')).toContainText('U bent afgemeld')
}

/** The session of this very browser: people of the demo are at work in other stories as well. */
export async function sessionIn(page: Page): Promise<string> {
  const held = (await page.context().cookies()).find(({ name }) => name === 'wegwijs-desk')
  const token = await behindTheStories((_, secret) => decode({ token: held?.value, secret }))
  return String(token?.sid)
}

/** An app for codes that knows a secret; `steps` further on its next codes. */
export function appWith(key: string): (steps?: number) => string {
  const totp = new TOTP({ secret: key.replaceAll(/\s/g, '') })
  return (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 })
}
