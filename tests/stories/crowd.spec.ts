import { createHmac } from 'node:crypto'
import type { Page } from '@playwright/test'
import { behindTheStories, heading, press } from './steps'
import { expect, test } from './story'

// Each story comes from an address of its own, which has already sent more forms than a busy branch ever does.
test.beforeEach(async ({ context }, info) => {
  const address = `203.0.113.${info.project.name === 'with JavaScript' ? 7 : 8}`
  await context.setExtraHTTPHeaders({ 'x-forwarded-for': address })
  await crowdAt(address)
})

test('from a crowded address the browser does a sum by itself, and the resident goes on @script', async ({
  page,
}) => {
  const seen: string[] = []
  page.on('framenavigated', (frame) => seen.push(new URL(frame.url()).pathname))
  await chooseTopic(page)
  // Done in the blink of an eye: what is left is the page on which she was.
  await expect.poll(() => seen.join(' ')).toMatch(/even-geduld .*hulp$/)
  await heading(page, 'Waar hebt u hulp bij nodig?')
  await press(page, /DigiD-app instellen/)
  await heading(page, 'Waar wilt u komen?')
})

test('what was typed in a form that has to wait for a sum stands there again after it @script', async ({
  page,
}) => {
  await page.goto('/nl/afspraak')
  await page.locator('[name=code]').fill('AAAAAA')
  await page.locator('[name=letter]').fill('D')
  await page.locator('main form .primary').click()
  await expect(page).toHaveURL(/afspraak[?]antwoord=/)
  await expect(page.locator('.summary')).toHaveCount(0)
  await expect(page.locator('[name=code]')).toHaveValue('AAAAAA')
  await expect(page.locator('[name=letter]')).toHaveValue('D')
})

test('also a form that is not right waits for a sum first: before it is looked at @plain', async ({
  page,
}) => {
  await page.goto('/nl/afspraak')
  await page.locator('[name=code]').fill('A'.repeat(30))
  await page.locator('main form .primary').click()
  await heading(page, 'Even geduld')
})

test('without a script the page says what to do, and never shows a puzzle @plain', async ({ page }) => {
  await chooseTopic(page)
  await heading(page, 'Even geduld')
  await expect(page.getByRole('main')).toContainText(
    'Wacht een paar minuten en probeer het dan opnieuw. Of bel ons.',
  )
  await press(page, 'Verder')
  await expect(page.locator('.summary')).toContainText('Dat lukte niet.')
})

async function chooseTopic(page: Page): Promise<void> {
  await page.goto('/nl/hulp')
  await press(page, /DigiD-app instellen/)
}

async function crowdAt(address: string): Promise<void> {
  await behindTheStories(async (sql, secret) => {
    const source = createHmac('sha256', secret).update(`address ${address}`).digest()
    // Also in the hour that may begin meanwhile.
    await sql`insert into attempt (what, source, hour, count, last_at)
      select 'form address', ${source}, date_trunc('hour', now()) + next * interval '1 hour', 1200, now()
      from generate_series(0, 1) as next
      on conflict (what, source, hour) do update set count = 1200, last_at = now()`
  })
}
