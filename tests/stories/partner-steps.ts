import { expect, type Page } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { SESSION_HOURS } from '../../lib/team/rules/sessions'
import { behindTheStories, press } from './steps'

/**
 * Lets one of the invented people of the demo be at work in this browser, without a page: the stories about coming in
 * tell how that goes.
 */
export async function workAs(page: Page, name: string): Promise<void> {
  const value = await behindTheStories(async (sql, secret) => {
    const [one] = await sql<{ sub: string; sid: string }[]>`
      with made as (
        insert into session (id, user_id, member_id, via, created_at, seen_at)
        select gen_random_uuid(), u.id, m.id, 'demo', now(), now()
        from user_account u join member m on m.user_id = u.id and m.deactivated_at is null
        where u.name = ${name} and u.email like '%@demo.example'
        order by m.created_at limit 1
        returning id, user_id),
      signed as (update user_account set signed_in_at = now() where id in (select user_id from made))
      select user_id as sub, id as sid from made`
    expect(one, name).toBeDefined()
    return encode({ token: one, secret, maxAge: SESSION_HOURS * 3600 })
  })
  const url = `http://localhost:${process.env.STORIES_PORT}`
  await page.context().addCookies([{ name: 'wegwijs-desk', value, url, httpOnly: true, sameSite: 'Lax' }])
}

/** Comes in as one of them by the page that signs people in, to the first page of their work. */
export async function comeInAs(page: Page, name: string): Promise<void> {
  await page.goto('/inloggen')
  await press(page, `Doe mee als ${name}`)
  // The first page of a desk is the first to ask the database for everything.
  // Not everybody has parts to go to; everybody can leave.
  await expect(page.getByRole('button', { name: 'Afmelden' })).toBeVisible({ timeout: 20_000 })
}

type Answers = {
  name: string
  language?: 'Nederlands' | 'Engels' | 'Arabisch'
  way?: 'Bellen' | 'Sms' | 'E-mail' | 'Alleen een kaartje'
  of?: 'Van de inwoner zelf' | 'Van iemand die helpt' | 'Via ons'
  contact?: string
  laptop?: boolean
}

/** Fills in the questions about one resident; the first one unless told which. */
export async function fillResident(page: Page, answers: Answers, which = 0): Promise<void> {
  const one = page.locator('fieldset.row').nth(which)
  await one.getByLabel('Hoe wil de inwoner genoemd worden?').fill(answers.name)
  if (answers.language)
    await one.getByLabel('Taal van het kaartje en de berichten').selectOption(answers.language)
  await one.getByRole('radio', { name: answers.way ?? 'Alleen een kaartje' }).check()
  if (answers.of) await one.getByRole('radio', { name: answers.of }).check()
  if (answers.contact) await one.getByLabel('Telefoonnummer of e-mailadres').fill(answers.contact)
  if (answers.laptop !== undefined)
    await one.getByRole('radio', { name: answers.laptop ? 'Ja' : /laptop lenen/ }).check()
  await one.getByRole('checkbox', { name: /weet hiervan en vindt het goed/ }).check()
}

/** Opens the form for a course run that has a place now, by the name of the course and the branch. */
export async function chooseRun(page: Page, course: string, branch: string): Promise<void> {
  await page.goto('/partner/nieuw')
  await press(page, new RegExp(`(Aanmelden|Wachtlijst) voor ${course} in ${branch}`))
  await expect(page.locator('fieldset.row')).toHaveCount(1)
}
