import type { Page } from '@playwright/test'
import { doors } from '../../app/_shared/doors'
import { chooseRun, fillResident, workAs } from './partner-steps'
import { heading, inDays, press } from './steps'
import { expect, test } from './story'
import { walkConsultation, walkCourse } from './walk'

// Without a script, as every page of a resident is: with one, a form that is not right never leaves its page.

/** A page that says what is wrong can be asked for anew, left with "Back" and found again with "Forward". */
async function comesBack(page: Page): Promise<void> {
  const url = page.url()
  const said = await page.locator('.summary, .wrong').first().textContent()
  const isThere = async () => {
    expect(page.url()).toBe(url)
    expect(await page.locator('.summary, .wrong').first().textContent()).toBe(said)
  }
  await page.reload()
  await isThere()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goForward()
  await isThere()
}

const walks: [string, (page: Page) => Promise<void>][] = [
  [
    'an appointment',
    (page) => walkConsultation(page, { language: 'nl', branch: 'mijdrecht', which: 70 }, look(page)),
  ],
  ['a course', (page) => walkCourse(page, { language: 'ar', course: 'Veilig online' }, look(page))],
]
const look = (page: Page) => async (name: string) => {
  if (name.endsWith('-wrong')) await comesBack(page)
}

for (const [what, walk] of walks)
  test(`every form on the way to ${what} can be asked for again after it was not right @plain`, async ({
    page,
  }) => {
    test.setTimeout(180_000)
    await walk(page)
  })

test('after an error, correcting it and going on, "Back" shows what was given, without an error @plain', async ({
  page,
}) => {
  await page.goto('/nl/hulp')
  await press(page, /DigiD-app instellen/)
  await page.goto('/nl/hulp/tijd/mijdrecht?later=1')
  await page.getByRole('radio').last().check()
  await press(page, 'Kies deze tijd')
  await heading(page, 'Wie komt er?')
  await page.getByLabel('Hoe mogen wij u noemen?').fill('Demo Terug')
  await press(page, 'Verder')
  await expect(page.locator('.summary')).toContainText('Kies voor wie het is')
  await expect(page.getByLabel('Hoe mogen wij u noemen?')).toHaveValue('Demo Terug')
  expect(page.url()).not.toContain('Terug')
  await page.getByRole('radio', { name: 'Voor mijzelf' }).check()
  await press(page, 'Verder')
  await heading(page, 'Hoe kunnen wij u bereiken?')
  for (const _ of [1, 2]) {
    await page.goBack()
    await heading(page, 'Wie komt er?')
    await expect(page.locator('.summary')).toHaveCount(0)
    await expect(page.getByLabel('Hoe mogen wij u noemen?')).toHaveValue('Demo Terug')
  }
  await page.goForward()
  await page.goForward()
  await heading(page, 'Hoe kunnen wij u bereiken?')
})

test('what was typed belongs to its visit and its page, and what may not be kept is not @plain', async ({
  page,
  context,
}) => {
  await page.goto('/nl/afspraak')
  await page.locator('[name=code]').fill('123456782')
  await page.locator('main form .primary').click()
  await expect(page.locator('.summary')).toBeVisible()
  await expect(page.locator('[name=code]')).toHaveValue('')
  await page.locator('[name=code]').fill('AAAAAA')
  await page.locator('[name=letter]').fill('D')
  await page.locator('main form .primary').click()
  await expect(page.locator('[name=code]')).toHaveValue('AAAAAA')
  const asked = new URL(page.url())
  // The same number at another page, or this page without it, shows nothing of it.
  await page.goto(`/nl/hulp${asked.search}`)
  await expect(page.locator('.summary')).toHaveCount(0)
  await page.goto('/nl/afspraak')
  await expect(page.locator('[name=code]')).toHaveValue('')
  // A number alone, in another browser, is nothing.
  const [echo] = (await context.cookies()).filter(({ name }) => name === 'wegwijs-antwoord')
  expect(echo?.httpOnly).toBe(true)
  expect(echo?.value).not.toContain('AAAAAA')
  await context.clearCookies()
  await page.goto(asked.href)
  await heading(page, 'U bent lang weg geweest')
  // And what is sealed for one visit is not opened in another, nor when it was changed.
  for (const value of [
    echo?.value ?? '',
    (echo?.value ?? '').replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')),
  ]) {
    await context.addCookies([
      { name: 'wegwijs-antwoord', value, url: asked.origin },
      { name: 'wegwijs', value: 'x'.repeat(43), url: asked.origin },
    ])
    await page.goto(asked.href)
    await expect(page.locator('[name=code]')).toHaveValue('')
  }
})

test('a family of eight of whom one is wrong can be asked for again, and nobody has to be typed again @plain', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await workAs(page, 'Demo Omar')
  await chooseRun(page, 'Veilig online', 'Breukelen')
  const names = ['Abdelhamid', 'Fatma', 'Oleksandr', 'Roxana', 'Jozefien', 'Tsegaye', 'Wijnand', 'Nour']
  for (const [i, name] of names.entries()) {
    if (i > 0) await press(page, 'Nog iemand toevoegen')
    const contact = `${name.toLowerCase()}.el.ouazzani.${i}@bewoner.example`
    await fillResident(
      page,
      { name: `Demo ${name} ${'abcdefgh'.charAt(i)}`, way: 'E-mail', contact, laptop: true },
      i,
    )
  }
  await page.locator('fieldset.row').nth(4).getByLabel('Hoe wil de inwoner genoemd worden?').fill('')
  await press(page, 'Meld 8 inwoners aan')
  await expect(page).toHaveURL(/antwoord=/)
  await comesBack(page)
  const shown = page.getByLabel('Hoe wil de inwoner genoemd worden?')
  await expect(shown).toHaveCount(8)
  await expect(shown.nth(7)).toHaveValue('Demo Nour h')
  await expect(page.getByLabel('Telefoonnummer of e-mailadres').nth(7)).toHaveValue(/nour/)
})

test('a text that was pasted and is far too long is an answer to come back to as well @plain', async ({
  page,
}) => {
  await page.goto('/nl/hulp')
  await press(page, /DigiD-app instellen/)
  await page.goto('/nl/hulp/tijd/mijdrecht?later=1')
  await page.getByRole('radio').last().check()
  await press(page, 'Kies deze tijd')
  await page.getByRole('radio', { name: 'Voor mijzelf' }).check()
  await page.getByLabel('Hoe mogen wij u noemen?').evaluate((field: HTMLInputElement) => {
    field.removeAttribute('maxlength')
    field.value = Array.from({ length: 4_000 }, () => Math.random().toString(36).charAt(2)).join('')
  })
  await press(page, 'Verder')
  await expect(page).toHaveURL(/antwoord=/)
  await expect(page.getByRole('radio', { name: 'Voor mijzelf' })).toBeChecked()
  await comesBack(page)
})

test('a search without a script is a page to come back to, with what was found @plain', async ({ page }) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/balie/zoek')
  await page.getByLabel('Of: naam').first().fill('Demo')
  await page.getByLabel('Dag').first().fill(inDays(1))
  await press(page, 'Zoek')
  const found = page.locator('#gevonden')
  await expect(found).toBeVisible()
  const said = await found.textContent()
  expect(page.url()).not.toMatch(/Demo|naam|name/)
  const [first] = await page.locator('.found-list .people a').all()
  await first?.click()
  await heading(page, /./)
  await page.goBack()
  await expect(found).toHaveText(said ?? '')
  await page.reload()
  await expect(found).toHaveText(said ?? '')
})

/** A path with every id in it replaced, so that one page of a kind is looked at. */
const kindOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '*')

/** Of these pages no visitor of a library sees anything. */
const examples = '/beheer/voorbeelden'

/** All pages with a form that somebody reaches from their own doors by links, one of a kind. */
async function* formsOf(page: Page): AsyncGenerator<string> {
  const waiting = doors.flatMap(({ at, right }) => (right && at !== examples ? [at as string] : []))
  const seen = new Set<string>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path.split('?')[0] ?? '')
    if (seen.has(kind)) continue
    seen.add(kind)
    // As it comes, without a browser that shows it: most pages only lead on.
    const answer = await page.request.get(path)
    if (answer.status() !== 200) continue
    const [main = ''] = /<main.*<\/main>/s.exec(await answer.text()) ?? []
    const links = [...main.matchAll(/<a [^>]*?href="(\/[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    )
    waiting.push(...links.filter((href) => !/^\/(nl|en|ar|api)\b|\./.test(href.split('#')[0] ?? '')))
    if (/<form [^>]*class="[^"]*\bsheet\b/.test(main)) yield path
  }
}

/** Which of so many parts a page of this kind belongs to, whatever else there is. */
const partOf = (path: string, parts: number) =>
  [...kindOf(path.split('?')[0] ?? '')].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % parts

/** Empties all that a form holds, also one that is folded; then it is right for no action. */
async function empty(page: Page, nth: number): Promise<void> {
  await page
    .locator('main form.sheet')
    .nth(nth)
    .evaluate((form: HTMLFormElement) => {
      for (const one of form.querySelectorAll<HTMLInputElement>('input:not([name^="$ACTION"])')) {
        if (['radio', 'checkbox'].includes(one.type)) one.checked = false
        else if (one.type !== 'file') one.value = ''
      }
      form.closest('details')?.setAttribute('open', '')
      for (const one of form.querySelectorAll('textarea')) one.value = ''
      for (const one of form.querySelectorAll('select')) one.selectedIndex = -1
    })
}

// A coordinator reaches so many that two stories side by side each tell of half of them.
for (const [who, part, parts, least] of [
  ['Demo Carla', 0, 2, 15],
  ['Demo Carla', 1, 2, 15],
  ['Demo Paula', 0, 1, 2],
] as const)
  test(`every form that ${who} can reach, part ${part + 1} of ${parts}, can be asked for again after it was not right @plain`, async ({
    page,
  }) => {
    test.setTimeout(300_000)
    await workAs(page, who)
    const answered: string[] = []
    for await (const path of formsOf(page)) {
      if (partOf(path, parts) !== part) continue
      await page.goto(path)
      // More than two of one page are the same form in other rows.
      const forms = Math.min(2, await page.locator('main form.sheet').count())
      for (let nth = 0; nth < forms; nth++) {
        if (nth > 0) await page.goto(path)
        await empty(page, nth)
        const form = page.locator('main form.sheet').nth(nth)
        const send = form.locator('.buttons button:not([name]):visible').first()
        if (!(await send.isVisible())) continue
        await send.click()
        await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible()
        // A form that leads on with all of it left open was not wrong.
        if (!page.url().includes('antwoord=')) continue
        await comesBack(page)
        answered.push(path)
      }
    }
    expect(answered.length, answered.join(' ')).toBeGreaterThan(least)
  })
