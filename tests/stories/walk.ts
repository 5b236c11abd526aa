import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { ownNumber } from './steps'

/** Is called on every page of a walk, with a name for it. */
export type Look = (name: string) => Promise<void>

/** In which language, where, and which of the later free times: walks go on at the same moment. */
export type CourseWalk = { language: string; course: string }
export type Walk = { language: string; branch: string; which: number }

/**
 * Books a consultation, opens it with its code, moves it and cancels it, with every mistake on the way that
 * a page answers with a summary. Knows no texts, so that it goes in every language.
 */
export async function walkConsultation(page: Page, { language, branch, which }: Walk, look: Look) {
  await page.goto(`/${language}/hulp`)
  await look('topic')
  await page.locator('button[name=topic]:visible').first().click()
  await arrive(page, 'hulp/vestiging')
  await look('branch')
  await page.goto(`/${language}/hulp/tijd/${branch}`)
  await look('time')
  await fail(page, look, 'time')
  await page.goto(`/${language}/hulp/tijd/${branch}?later=1`)
  await page.locator('[name=activityId]').nth(which).check()
  await next(page, 'gegevens/naam')
  await giveDetails(page, look, 'call', 'phone')
  await arrive(page, 'gegevens/klopt-het')
  await look('check')
  await next(page, 'afspraak/gemaakt')
  await look('made')
  await page.goto(`/${language}/afspraak/kaartje`)
  await look('card')
  await openAgain(page, language, look)
  await page.goto(`/${language}/afspraak/bereiken`)
  await look('contact')
  await page.locator('[name=way][value=email]').check()
  await page.locator('[name=email]').fill('riet@demo')
  await fail(page, look, 'contact')
  await page.locator('[name=email]').fill('riet@demo.example')
  await next(page, 'afspraak/mijn')
  await look('contact-changed')
  await page.goto(`/${language}/afspraak/verzetten`)
  await look('move')
  await fail(page, look, 'move')
  await page.goto(`/${language}/afspraak/verzetten?later=1`)
  await page.locator('[name=activityId]').nth(which).check()
  await next(page, 'afspraak/mijn')
  await page.goto(`/${language}/afspraak/afzeggen`)
  await look('cancel')
  await next(page, 'afspraak/mijn')
  await look('cancelled')
}

/** Books a place in the first course of this name, or on its waiting list when it is full. */
export async function walkCourse(page: Page, { language, course }: CourseWalk, look: Look) {
  await page.goto(`/${language}/cursussen`)
  await look('courses')
  await page.locator('main .cards a.card').filter({ hasText: course }).first().click()
  await page.waitForURL(/\/cursus\/\d+$/)
  await look('course')
  await next(page, 'gegevens/naam')
  await giveDetails(page, look, 'sms', 'sms')
  await arrive(page, 'gegevens/laptop')
  await look('laptop')
  await fail(page, look, 'laptop')
  await page.locator('[name=ownLaptop]').first().check()
  await next(page, 'gegevens/klopt-het')
  await look('check-course')
  await next(page, 'afspraak/gemaakt')
  await look('made-course')
  await page.goto(`/${language}/afspraak/kaartje`)
  await look('card-course')
  await page.goto(`/${language}/afspraak/mijn`)
  await look('mine-course')
}

async function giveDetails(page: Page, look: Look, way: string, field: string): Promise<void> {
  await look('name')
  await fail(page, look, 'name')
  await page.locator('[name=forSomeoneElse][value=no]').check()
  await page.locator('[name=name]').fill('Demo Riet')
  await next(page, 'gegevens/bereiken')
  await look('reach')
  await page.locator(`[name=way][value=${way}]`).check()
  await page.locator(`[name=${field}]`).fill('12')
  await fail(page, look, 'reach')
  await page.locator(`[name=${field}]`).fill(ownNumber())
  await send(page)
}

/** As someone does who comes back on another day, after one wrong code. */
async function openAgain(page: Page, language: string, look: Look): Promise<void> {
  const code = (await page.locator('.code-text').first().textContent()) ?? ''
  await page.context().clearCookies()
  await page.goto(`/${language}/afspraak`)
  await look('open')
  await page.locator('[name=code]').fill('AAAAAA')
  await page.locator('[name=letter]').fill('D')
  await fail(page, look, 'open')
  await page.locator('[name=code]').fill(code)
  await page.locator('[name=letter]').fill('D')
  await next(page, 'afspraak/mijn')
  await look('mine')
}

async function fail(page: Page, look: Look, name: string): Promise<void> {
  await send(page)
  await expect(page.locator('.summary')).toBeVisible()
  await look(`${name}-wrong`)
}

async function next(page: Page, path: string): Promise<void> {
  await send(page)
  await arrive(page, path)
}

async function send(page: Page): Promise<void> {
  await page.locator('main form .primary').click()
}

async function arrive(page: Page, path: string): Promise<void> {
  await page.waitForURL((url) => url.pathname.endsWith(`/${path}`))
}
