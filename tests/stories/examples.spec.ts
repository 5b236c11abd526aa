import { globSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { workAs } from './partner-steps'
import { sideways, violations } from './sound'
import { heading, press } from './steps'
import { expect, test } from './story'

/** Where every part of the forms can be seen on the pages with examples; what nobody sees stands in no page. */
const parts: Record<string, string> = {
  Answered: 'form',
  ButtonForm: 'form.button-form',
  Buttons: 'form .buttons button[name=stay]',
  ChoiceField: 'fieldset .cards input[type=radio][name=way], fieldset.picks input[type=radio]',
  DateField: '.typed input.date + .picker input[type=date]',
  FieldError: 'form.sheet > .wrong',
  FilterForm: 'form[method=get].filters-form',
  Form: 'form input[name=formKey]',
  Grouped: '.rows',
  Hint: '.hint',
  InRow: '.row [name="people.p2.name"]',
  LinesField: '.field > textarea.lines',
  Question: '.field > label + *',
  Rows: '.rows button[name=more], .rows button[name=less]',
  SearchSelect: '.search-select .seek + select',
  SelectField: '.field > select',
  StaffForm: 'form.sheet',
  Summary: '.summary a[href*="people.p2.name"]',
  TextField: '.field > input.text',
  TicksField: 'fieldset.ticks details.fold input[type=checkbox]',
  TickField: '.pick input[type=checkbox]:checked',
  TimeField: '.typed input.time + .picker input[type=time]',
  TimesField: '.cards.times input[type=radio]',
  Unseen: 'form input[type=hidden]',
  WeekField: 'fieldset > .week-fields input.text',
  Wrong: '.field.failed .wrong',
}
const staff = '/beheer/voorbeelden'

test('every part of the forms is shown on the pages with examples @script', async ({ page }) => {
  // Nobody sees the first two; the other may stand on one page only (app/_front/forms.ts), and its story looks at it there.
  const unseen = ['Carried', 'ForgetTyped', 'FileField']
  const made = globSync('app/_shared/forms/*.tsx').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^export function ([A-Z]\w+)/gm)].map(([, name]) => name ?? ''),
  )
  expect(Object.keys(parts).sort(), 'a part that is new has to be shown').toEqual(
    made.filter((part) => !unseen.includes(part)).sort(),
  )
  await workAs(page, 'Demo Carla')
  await page.goto('/nl/voorbeelden')
  const plain = await shown(page)
  await page.goto(staff)
  await expect(page.locator('.seek').first()).toBeVisible()
  const all = new Set([...plain, ...(await shown(page))])
  expect(Object.keys(parts).filter((part) => !all.has(part))).toEqual([])
})

for (const [look, { media, direction }] of Object.entries({
  light: { media: { colorScheme: 'light' }, direction: 'ltr' },
  dark: { media: { colorScheme: 'dark' }, direction: 'ltr' },
  'from right to left': { media: { colorScheme: 'light' }, direction: 'rtl' },
} as const)) {
  test(`the examples of forms, ${look}, fit every screen, and axe finds nothing @script`, async ({
    page,
  }, info) => {
    test.setTimeout(180_000)
    await page.emulateMedia(media)
    await workAs(page, 'Demo Carla')
    for (const path of [staff, direction === 'rtl' ? '/ar/voorbeelden' : '/nl/voorbeelden'])
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(path)
        if (path === staff) await turned(page, direction)
        const name = `${path.replaceAll('/', '-').slice(1)}-${look}-${width}`
        await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true })
        expect(await sideways(page), `${name} scrolls sideways`).toBeLessThanOrEqual(0)
        if (width === 320 || width === 1280) expect(await violations(page, name)).toEqual([])
      }
  })
}

test('a form is sent, stays, and can be sent again; what was typed and not sent is there after "Back"', async ({
  page,
  javaScriptEnabled,
}) => {
  await workAs(page, 'Demo Carla')
  await page.goto(staff)
  const form = page.locator('form.sheet').first()
  await form.getByLabel('Hoe heet de groep?').fill('Dinsdag')
  await form.getByLabel('Vestiging').selectOption('Wilnis')
  await form.getByLabel('Cursus', { exact: true }).selectOption('DigiVitaler Abcoude')
  await form.getByLabel('Welke dag?').fill('di 2-3-2027')
  await form.getByLabel('Hoe laat begint het?').fill('930')
  await form.getByRole('radio', { name: 'Sms' }).check()
  await form.getByRole('radio', { name: 'Ja' }).check()
  await form.getByRole('radio', { name: '13.30' }).check()
  await form.getByLabel('Hoe wil de inwoner genoemd worden?').fill('Demo Riet')
  await form.getByRole('checkbox', { name: 'Iedereen weet hiervan' }).check()
  await page.getByRole('button', { name: 'Bewaar en blijf hier' }).first().click()
  await expect(page.getByRole('main')).toContainText('Bewaard. U bent hier nog.')
  if (!javaScriptEnabled) return
  // Of what was sent nothing stays in the browser; of what was not, all of it.
  await expect(form.getByLabel('Hoe heet de groep?')).toHaveValue('')
  await form.getByLabel('Hoe heet de groep?').fill('Dinsdag')
  await form.getByLabel('Vestiging').selectOption('Wilnis')
  await form.getByLabel('Welke dag?').fill('di 2-3-2027')
  await form.getByRole('radio', { name: 'Sms' }).check()
  await form.getByRole('checkbox', { name: 'Iedereen weet hiervan' }).check()
  await page.goto('/beheer')
  await page.goBack()
  await expect(form.getByLabel('Hoe heet de groep?')).toHaveValue('Dinsdag')
  await expect(form.getByLabel('Vestiging')).toHaveValue('Wilnis')
  await expect(form.getByLabel('Welke dag?')).toHaveValue('di 2-3-2027')
  await expect(form.getByRole('radio', { name: 'Sms' })).toBeChecked()
  await expect(form.getByRole('checkbox', { name: 'Iedereen weet hiervan' })).toBeChecked()
})

test('what is wrong is said above the form and at its place, and goes as soon as it is right @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Carla')
  await page.goto(staff)
  await page.waitForFunction(() => document.querySelector('.seek') !== null)
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  const form = page.locator('form.sheet').first()
  await form.getByLabel('Hoe heet de groep?').press('Enter')
  const summary = page.locator('.summary').first()
  await expect(summary).toBeFocused()
  await expect(page).toHaveTitle('Fout: Voorbeelden van formulieren – Wegwijs')
  await expect(form.locator('fieldset.row')).toHaveCount(1)
  const said = await summary
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(said, 'in the order of the page').toEqual(
    ['name', 'branch', 'course', 'day', 'time', 'way', 'laptop', 'moment', 'people.p0.name', 'agreed'].map(
      (name) => `#leeg-${name}`,
    ),
  )
  await summary.getByRole('link', { name: 'Kies een vestiging.' }).click()
  await expect(form.getByLabel('Vestiging')).toBeFocused()
  const day = form.getByLabel('Welke dag?')
  await day.pressSequentially('3-13')
  await expect(day).toBeFocused()
  await expect(form).toContainText('Deze dag bestaat niet.')
  await day.fill('3-12')
  await expect(form).not.toContainText('Deze dag bestaat niet.')
  expect(posts).toEqual([])
})

test('a long list is searched by typing, with the keyboard alone @script', async ({ page }) => {
  await workAs(page, 'Demo Carla')
  await page.goto(staff)
  const form = page.locator('form.sheet').first()
  const [search, list] = [form.getByLabel('Zoek in de lijst'), form.getByLabel('Cursus', { exact: true })]
  await search.fill('wilnis VEILIG')
  await expect(form.getByRole('status')).toHaveText('1 gevonden')
  await search.press('Enter')
  await expect(list).toHaveValue('Veilig online Wilnis')
  await expect(list).toBeFocused()
  await expect(list.locator('option')).toHaveCount(33)
  await search.fill('digi')
  await search.press('ArrowDown')
  await expect(list).toBeFocused()
  await expect(list).toHaveValue('Veilig online Wilnis')
  await page.keyboard.press('Tab')
  await expect(list).toHaveValue('Veilig online Wilnis')
  await expect(list.locator('option')).toHaveCount(33)
})

test('what the house refuses is said once, and nothing that was typed is lost', async ({ page }) => {
  await workAs(page, 'Demo Carla')
  await page.goto(`${staff}#ingevuld`)
  const form = page.locator('form.sheet').nth(1)
  await form.getByLabel('Hoe heet de groep?').fill('Vol')
  await form.locator('.primary').click()
  await expect(page.locator('.summary').first()).toContainText('Net vol: iemand anders was u voor.')
  const sent = page.locator('form.sheet').nth(1)
  await expect(sent.getByLabel('Hoe heet de groep?')).toHaveValue('Vol')
  await expect(sent.getByLabel('Hoe laat begint het?')).toHaveValue('9.30')
  await expect(sent.locator('fieldset.row')).toHaveCount(2)
})

test('without a script a form grows and shrinks as well @plain', async ({ page }) => {
  await workAs(page, 'Demo Carla')
  await page.goto(staff)
  const rows = () => page.locator('form.sheet').first().locator('fieldset.row')
  await rows().getByLabel('Hoe wil de inwoner genoemd worden?').fill('Demo Riet')
  await press(page, 'Nog iemand toevoegen')
  await expect(rows()).toHaveCount(2)
  await expect(rows().first().getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveValue('Demo Riet')
  await press(page, 'Haal inwoner 2 weg')
  await expect(rows()).toHaveCount(1)
  await heading(page, 'Voorbeelden van formulieren')
})

async function shown(page: Page): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(parts).map(async ([part, where]) =>
      (await page.locator(where).count()) > 0 ? [part] : [],
    ),
  )
  return found.flat()
}

/** As a browser shows the pages of people who work here that it translates into Arabic. */
async function turned(page: Page, direction: string): Promise<void> {
  await page.evaluate((dir) => {
    document.documentElement.dir = dir
  }, direction)
}
