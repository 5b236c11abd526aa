import { type AgreedTown, aTownThatAgrees } from './agreement-steps'
import { askLibrary, card, desk, fillPerson } from './ask-steps'
import { ownName } from './desk-steps'
import { workAs } from './partner-steps'
import { sideways, violations } from './sound'
import { behindTheStories, heading, ownNumber, press } from './steps'
import { expect, test } from './story'

// From the desk to the card on paper is a dozen pages, on a computer that does more.
test.describe.configure({ timeout: 120_000 })

/** What residents asked the desk of this town, as it is kept. */
function needsIn({ slug }: AgreedTown) {
  return behindTheStories(async (sql) => [
    ...(await sql`select n.id, n.next, n.topic, o.slug as owner, c.name, c.contact, c.call_when, c.comes_back_on::text,
        k.language, k.text_version, k.fields, u.name as explained_by
      from need n join municipality m on m.id = n.municipality_id join need_contact c on c.need_id = n.id
      left join organisation o on o.id = n.owner_id left join consent k on k.need_id = n.id
      left join user_account u on u.id = k.explained_by where m.slug = ${slug} order by n.opened_at`),
  ])
}

/** How many questions about this topic were counted where nobody else counts. */
function countedAbout(topic: string): Promise<number> {
  return behindTheStories(async (sql) => {
    const [row] = await sql`select count(*)::int as count from question q join visit v on v.id = q.visit_id
      join branch b on b.id = v.branch_id where b.slug = 'loenen' and q.topic = ${topic} and q.outcome = 'referred'
      and q.help @> array['referred']`
    return row?.count ?? 0
  })
}

test('a resident reads the text in Arabic, says yes, and takes a card along on which no topic stands', async ({
  page,
}) => {
  const [town, name, phone] = [await aTownThatAgrees(), ownName(), ownNumber()]
  await workAs(page, 'Demo Anton')
  await page.goto(desk(town, 'geldzorgen'))
  await heading(page, 'Wie kan helpen?')
  await expect(page.getByRole('main')).toContainText('Kijkt binnen 2 werkdagen')
  await press(page, /^Vraag hun te bellen/)
  await heading(page, 'Vindt u dit goed?')
  await page.getByRole('link', { name: 'العربية' }).click()
  await heading(page, 'هل توافق على هذا؟')
  await expect(page.locator('main')).toHaveAttribute('dir', 'rtl')
  await expect(page.getByRole('main')).toContainText('Kwadraad')
  // Neither answer stands before the other, and nothing is ticked beforehand.
  await expect(page.locator('main .primary, main :checked')).toHaveCount(0)
  await press(page, 'نعم، أوافق')
  await heading(page, 'Wie mogen zij bellen?')
  await expect(page.getByLabel('Taal', { exact: true })).toHaveValue('ar')
  await fillPerson(page, { name, phone, when: 'BSN 111222333' })
  await press(page, 'Vraag Kwadraad')
  const wrong = page.locator('.summary')
  await expect(wrong).toContainText('Vul hier geen burgerservicenummer (BSN) in.')
  await expect(wrong).toContainText('16 jaar of ouder')
  // Who is too young for that still does not leave with nothing: where the address is counted is one press away.
  await expect(page.getByRole('link', { name: 'adres op papier', exact: true })).toHaveAttribute(
    'href',
    /^\/balie\/partner[?].*onderwerp=geldzorgen/,
  )
  await expect(page.getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveValue(name)
  await expect(page.getByLabel('Telefoonnummer of e-mailadres')).toHaveValue(phone)
  await page.getByLabel(/^Wanneer en waar bellen/).fill('liefst ’s ochtends')
  await page.getByRole('checkbox', { name: 'De inwoner is 16 jaar of ouder.' }).check()
  await press(page, 'Vraag Kwadraad')
  await heading(page, 'Kaartje')
  expect(page.url()).not.toMatch(new RegExp(`${encodeURIComponent(name)}|${phone}`))
  await expect(card(page)).toContainText('Kwadraad belt u.')
  await expect(card(page)).toContainText(town.phone)
  await expect(card(page)).toContainText(/Dat is uiterlijk/)
  await expect(card(page).locator('.code-text')).toHaveText(
    /^[34679ACDEFGHJKMNPQRTUVWXY]{3} [34679ACDEFGHJKMNPQRTUVWXY]{4}$/,
  )
  await expect(card(page)).not.toContainText(/[Gg]eldzorgen|ochtends/)
  const [kept] = await needsIn(town)
  expect(kept).toMatchObject({
    ...{ next: 'see', owner: 'kwadraad', name, call_when: 'liefst ’s ochtends', language: 'ar' },
    ...{ explained_by: 'Demo Anton', fields: ['name', 'topic', 'language', 'contact', 'call_when'] },
  })
  // At home nobody has to read whom she asked.
  await page.locator('summary', { hasText: 'Liever niet op papier?' }).click()
  await page.getByRole('checkbox', { name: 'De naam en het nummer van de organisatie' }).check()
  await press(page, 'Pas het kaartje aan')
  await expect(card(page)).toContainText('Iemand van een andere organisatie belt u.')
  await expect(card(page)).not.toContainText('Kwadraad')
  await expect(card(page)).not.toContainText(town.phone)
})

test('she says no and takes an address along: one question of nobody, however often it is printed', async ({
  page,
}) => {
  const town = await aTownThatAgrees()
  const before = await countedAbout('nieuwkomer')
  await workAs(page, 'Demo Anton')
  await page.goto(desk(town, 'nieuwkomer'))
  await expect(page.getByRole('main')).toContainText('Hier kijkt nu niemand mee in Wegwijs.')
  await press(page, /^Vraag hun te bellen/)
  await page.getByRole('link', { name: 'العربية' }).click()
  await heading(page, 'هل توافق على هذا؟')
  const text = page.url()
  await press(page, 'لا، أعطوني العنوان')
  await heading(page, 'Adres op papier')
  await expect(card(page)).toContainText('06 0000 0061')
  await expect(card(page)).toContainText('Demostraat 1')
  await expect(card(page)).toContainText('تتعلم الهولندية هناك')
  await expect(card(page)).toContainText('U leert er Nederlands.')
  await expect(card(page)).toContainText(/maandag – vrijdag\s+09[.]00/)
  // Back at the list, and once more: the same visitor.
  await page.getByRole('link', { name: 'Wie kan helpen?' }).click()
  await press(page, /^Adres op papier/)
  await heading(page, 'Adres op papier')
  await page.reload()
  // And once more from where she said no, as with the button of the browser.
  await page.goto(text)
  await heading(page, 'هل توافق على هذا؟')
  await press(page, 'لا، أعطوني العنوان')
  await heading(page, 'Adres op papier')
  expect(await countedAbout('nieuwkomer')).toBe(before + 1)
  expect(await needsIn(town)).toEqual([])
})

test('nobody agreed to it: the library keeps the question, with a day, and the card says when she comes back', async ({
  page,
}) => {
  const [town, name] = [await aTownThatAgrees(), ownName()]
  await workAs(page, 'Demo Anton')
  await page.goto(desk(town, 'aow'))
  await expect(page.getByRole('main')).toContainText('met niemand een afspraak')
  await press(page, 'Wij helpen zelf verder')
  await heading(page, 'Wij helpen zelf verder')
  await fillPerson(page, { name })
  await page.getByLabel('Op welke dag doet de bibliotheek iets?').fill('3-3-2031')
  await press(page, 'Zet de vraag op onze lijst')
  await expect(page.locator('.summary')).toContainText('Vul de dag in waarop de inwoner terugkomt.')
  await page.getByLabel('Op welke dag komt de inwoner terug?').fill('5-3-2031')
  await press(page, 'Zet de vraag op onze lijst')
  await heading(page, 'Kaartje')
  await expect(card(page)).toContainText('Kom terug op woensdag 5 maart. Dan weten wij meer.')
  expect(await needsIn(town)).toMatchObject([
    { owner: 'avv', next: 'help', topic: 'aow', name, contact: null, comes_back_on: '2031-03-05' },
  ])
})

test('the question at the desk leads to who can help, and is not counted a second time @script', async ({
  page,
}) => {
  const town = await aTownThatAgrees()
  await workAs(page, 'Demo Carla')
  await page.goto('/balie/vraag?vestiging=loenen')
  const ask = page.getByRole('region', { name: 'Een vraag opschrijven' })
  await ask.getByRole('button', { name: 'Huis zoeken', exact: true }).click()
  await ask.getByRole('link', { name: 'Een partner' }).click()
  await heading(page, 'Wie kan helpen?')
  await expect(page.getByLabel('Waarover?')).toHaveValue('woning-zoeken')
  await page.getByLabel('Waarover?').selectOption({ label: 'Nieuw in Nederland' })
  await page.getByLabel('In welke gemeente woont de inwoner?').selectOption({ label: town.name })
  await press(page, 'Toon')
  // The address is a way on, not a form: what would count is not there.
  await expect(page.getByRole('link', { name: /^Adres op papier/ }).first()).toBeVisible()
  await expect(page.locator('input[name=seenId]')).toHaveCount(0)
})

test('without a script a question that goes to somebody else leads there too, counted once @plain', async ({
  page,
}) => {
  const town = await aTownThatAgrees()
  const before = await countedAbout('paspoort')
  await workAs(page, 'Demo Carla')
  await page.goto('/balie/vraag?vestiging=loenen')
  await page.locator('select[name=topic]').selectOption('paspoort')
  await page.getByRole('checkbox', { name: 'Verwezen' }).check()
  await page.getByRole('radio', { name: 'Gaat naar een ander' }).check()
  await press(page, 'Bewaar de vraag')
  await heading(page, 'Wie kan helpen?')
  await page.getByLabel('In welke gemeente woont de inwoner?').selectOption({ label: town.name })
  await press(page, 'Toon')
  await page.locator('summary', { hasText: 'Alleen een adres' }).click()
  await page
    .getByRole('link', { name: /^Adres op papier/ })
    .first()
    .click()
  await heading(page, 'Adres op papier')
  expect(await countedAbout('paspoort')).toBe(before + 1)
})

test('for a need that came back another is asked after a new yes; of two desks the second sees that', async ({
  page,
}) => {
  const [town, name] = [await aTownThatAgrees(), ownName()]
  await workAs(page, 'Demo Anton')
  await page.goto(desk(town, 'geldzorgen'))
  await press(page, 'Wij helpen zelf verder')
  await fillPerson(page, { name, phone: ownNumber() })
  await page.getByLabel('Op welke dag doet de bibliotheek iets?').fill('3-3-2031')
  await press(page, 'Zet de vraag op onze lijst')
  await heading(page, 'Kaartje')
  const [need] = await needsIn(town)
  await page.goto(`/balie/partner?vraag=${need?.id}`)
  await expect(page.getByRole('main')).toContainText(name)
  await press(page, /^Vraag hun te bellen/)
  await heading(page, 'Vindt u dit goed?')
  await expect(page.getByRole('main')).not.toContainText(name)
  await press(page, 'Ja, dat is goed')
  // No questions about who she is: that is known.
  await expect(page.getByLabel('Hoe wil de inwoner genoemd worden?')).toHaveCount(0)
  const other = await page.context().newPage()
  await other.goto(`/balie/partner/zelf?vraag=${need?.id}`)
  await page.getByRole('checkbox', { name: 'De inwoner is 16 jaar of ouder.' }).check()
  await press(page, 'Vraag Kwadraad')
  await expect(card(page)).toContainText('Kwadraad belt u.')
  await other.getByLabel('Op welke dag doet de bibliotheek iets?').fill('4-3-2031')
  await press(other, 'Wij helpen zelf verder')
  await expect(other.locator('.summary')).toContainText('Een collega deed net iets met deze vraag.')
  expect(await needsIn(town)).toMatchObject([{ next: 'see', owner: 'kwadraad' }])
})

test('a partner asks the library, and sees the code of the card once', async ({ page }) => {
  const [town, name] = [await aTownThatAgrees(), ownName()]
  await workAs(page, 'Demo Kees')
  await page.goto('/partner/vragen/nieuw')
  await expect(page.getByRole('link', { name: 'Kies een tijd of een cursus' })).toHaveAttribute(
    'href',
    '/partner/nieuw',
  )
  await page.goto('/partner')
  await askLibrary(page, town, { name, phone: ownNumber() })
  await expect(card(page)).toContainText('De bibliotheek belt u.')
  const code = ((await card(page).locator('.code-text').textContent()) ?? '').replace(' ', '')
  expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{7}$/)
  expect(page.url()).not.toContain(code)
  expect(await needsIn(town)).toMatchObject([
    { owner: 'avv', topic: 'digid-app', name, explained_by: 'Demo Kees' },
  ])
  await page.emulateMedia({ media: 'print' })
  await expect(card(page)).toBeVisible()
  for (const part of ['h1', 'a', 'button', '.desk-head'])
    expect(await page.locator(part).filter({ visible: true }).count(), part).toBe(0)
})

test('what is printed is one large card, the text with two empty boxes, and nothing else @script', async ({
  page,
}) => {
  const town = await aTownThatAgrees()
  await workAs(page, 'Demo Anton')
  await page.goto(desk(town, 'nieuwkomer', '&geteld=1'))
  await page.emulateMedia({ media: 'print' })
  const nothingElse = async () => {
    for (const part of ['a', 'button', 'form', '.desk-head', 'footer'])
      expect(await page.locator(part).filter({ visible: true }).count(), part).toBe(0)
  }
  const to = (name: RegExp) => page.getByRole('link', { name }).first().getAttribute('href')
  const [text, address] = await page
    .emulateMedia({ media: 'screen' })
    .then(() => Promise.all([to(/^Vraag hun/), to(/^Adres op/)]))
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${text}&taal=ar`)
  await nothingElse()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('.turned-boxes li')).toHaveText(['نعم، أوافق', 'لا، أعطوني العنوان'])
  await page.goto(`${address}&taal=ar`)
  await nothingElse()
  const size = await card(page).evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))
  expect(size).toBeGreaterThanOrEqual(24)
})

test('from who can help to the person it goes by keys alone @script', async ({ page }) => {
  const town = await aTownThatAgrees()
  await workAs(page, 'Demo Anton')
  await page.goto(desk(town, 'geldzorgen'))
  const by = async (name: RegExp | string) => {
    const one = page.getByRole('link', { name }).first()
    for (let pressed = 0; pressed < 60; pressed++) {
      await page.keyboard.press('Tab')
      if (await one.evaluate((element) => element === document.activeElement)) break
    }
    await expect(one).toBeFocused()
    await page.keyboard.press('Enter')
  }
  await by(/^Vraag hun te bellen/)
  await heading(page, 'Vindt u dit goed?')
  await by('Ja, dat is goed')
  await heading(page, 'Wie mogen zij bellen?')
})

test('every page of asking fits 320 px, and axe finds nothing @script', async ({ page }) => {
  const town = await aTownThatAgrees()
  await page.setViewportSize({ width: 320, height: 640 })
  await workAs(page, 'Demo Anton')
  await page.goto(desk(town, 'geldzorgen', '&geteld=1'))
  const to = async (name: RegExp) =>
    (await page.getByRole('link', { name }).first().getAttribute('href')) ?? ''
  const [text, address, keep] = [await to(/^Vraag hun/), await to(/^Adres op/), await to(/^Wij helpen/)]
  await page.goto(text)
  const person = await to(/^Ja, dat is goed/)
  for (const path of [
    desk(town, 'aow'),
    desk(town, 'geldzorgen'),
    text,
    `${text}&taal=ar`,
    address,
    `${address}&taal=ar`,
    keep,
    person,
  ]) {
    await page.goto(path)
    expect(await sideways(page), path).toBeLessThanOrEqual(0)
    expect(await violations(page, path)).toEqual([])
  }
})

test('every page of a partner who asks fits 320 px, and axe finds nothing @script', async ({ page }) => {
  const town = await aTownThatAgrees()
  await page.setViewportSize({ width: 320, height: 640 })
  await workAs(page, 'Demo Kees')
  const first = `/partner/vragen/nieuw?onderwerp=digid-app&plaats=${town.slug}`
  await page.goto(first)
  const to = async (name: RegExp) =>
    (await page.getByRole('link', { name }).first().getAttribute('href')) ?? ''
  const [text, address] = [await to(/^Vraag de bibliotheek te/), await to(/^Adres op papier/)]
  await page.goto(text)
  const person = await to(/^Ja, dat is goed/)
  const nothing = '/partner/vragen/nieuw?onderwerp=digid-app&plaats=stichtse-vecht'
  for (const path of [first, nothing, `${text}&taal=ar`, `${address}&taal=ar`, person]) {
    await page.goto(path)
    expect(await sideways(page), path).toBeLessThanOrEqual(0)
    expect(await violations(page, path)).toEqual([])
  }
})
