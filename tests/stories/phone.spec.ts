import { bookByKeys, Keys, mostKeys } from './keys'
import { workAs } from './partner-steps'
import { sideways } from './sound'
import { behindTheStories, heading, ownNumber, press } from './steps'
import { expect, test } from './story'

/** In each browser of the stories other words, in letters. */
const called = (name: string, project: string) => `Demo ${name} ${project.length % 2 ? 'oneven' : 'even'}`

test('a caller has an appointment with the keyboard alone, in at most 25 keys apart from name and number @script', async ({
  page,
}) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/balie/telefoon')
  await expect(page.locator('[name=onderwerp]')).toBeFocused()
  const keys = new Keys(page)
  const who = { name: 'Demo Bellende Riet', number: ownNumber() }
  await bookByKeys(keys, { topic: 'Zorg', branch: 'Mij', ...who }, async () => {
    await expect(page).toHaveURL(/onderwerp=zorgtoeslag&vestiging=mijdrecht/)
    await expect(page.locator('.aloud')).toContainText(
      /U komt \S+ \d+\s\S+ om .* naar de bibliotheek in Mijdrecht/,
    )
  })
  await heading(page, 'De afspraak is gemaakt')
  expect(keys.taken()).toBeLessThanOrEqual(mostKeys.booking)
  // Not "06": an id of a booking may hold that by chance.
  expect(page.url()).not.toContain('Riet')
  expect(page.url()).not.toContain(who.number.replace(/\D/g, ''))
})

test('on a narrow screen a caller hears it in Arabic too, and the card is ready', async ({ page }, info) => {
  await workAs(page, 'Demo Carla')
  await page.goto('/balie/telefoon?vestiging=maarssenbroek&onderwerp=digid-app')
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await page
    .getByRole('radio')
    .nth(info.project.name.length % 2)
    .check()
  await page.getByLabel('Naam').fill(called('Ahmed', info.project.name))
  await page.getByRole('radio', { name: 'Van iemand die helpt' }).check()
  await page.getByLabel('Telefoonnummer of e-mailadres').fill(ownNumber())
  await page.getByLabel('Taal').selectOption('Arabisch')
  await press(page, 'Maak de afspraak')
  await heading(page, 'De afspraak is gemaakt')
  const aloud = page.locator('.aloud')
  await expect(aloud).toContainText('naar de bibliotheek in Maarssenbroek')
  await expect(aloud.locator('[lang=ar]')).toHaveAttribute('dir', 'rtl')
  const code = (await page.locator('.print-card .code-text').textContent()) ?? ''
  await expect(aloud).toContainText([...code.slice(0, 3)].join(' '))
  await page.emulateMedia({ media: 'print' })
  await expect(aloud).toBeHidden()
  await expect(page.locator('.print-card')).toBeVisible()
})

test('a course is full: the line is chosen there and then, and the place in it is said', async ({
  page,
}, info) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/balie/telefoon?vestiging=mijdrecht&onderwerp=cursus')
  const full = page.getByRole('radio', { name: /e-overheid in Mijdrecht.*wachtlijst/ })
  await full.check()
  await page.getByLabel('Naam').fill(called('Wachtende', info.project.name))
  // Whom nobody can reach does not stand in line.
  await page.getByRole('radio', { name: 'Alleen een kaartje' }).check()
  await press(page, 'Meld aan')
  await expect(page.locator('.summary')).toContainText(
    'Voor de wachtlijst moeten wij de inwoner kunnen bereiken',
  )
  await page.getByRole('radio', { name: 'Bellen' }).check()
  await page.getByLabel('Telefoonnummer of e-mailadres').fill(ownNumber())
  await press(page, 'Meld aan')
  await heading(page, /Op de wachtlijst, nummer \d/)
  await expect(page.locator('.aloud')).toContainText(/is vol. U staat op de wachtlijst/)
  await expect(page.locator('.aloud')).toContainText(/U bent nummer \d/)
  await press(page, 'Bekijk of wijzig')
  await press(page, 'Haal van de wachtlijst')
  await heading(page, 'Van de wachtlijst halen?')
  await press(page, /De inwoner/)
  await expect(page.getByRole('main')).toContainText('Afgezegd door de inwoner')
})

test('a course is full, and still somebody is let in, with a reason', async ({ page }, info) => {
  await workAs(page, 'Demo Anton')
  await page.goto('/balie/telefoon?vestiging=breukelen&onderwerp=cursus')
  await page.getByRole('radio', { name: /Klik & Tik in Breukelen.*wachtlijst/ }).check()
  await page.getByLabel('Vol, en toch erbij?').selectOption('Was al beloofd')
  await page.getByLabel('Naam').fill(called('Beloofde', info.project.name))
  await page.getByLabel('Telefoonnummer of e-mailadres').fill(ownNumber())
  await press(page, 'Meld aan')
  await heading(page, 'De inwoner is aangemeld')
  await expect(page.locator('.aloud')).toContainText(/U doet mee met de cursus Klik & Tik/)
})

test('somebody who calls is found without her name in an address, and a mistyped address is mended', async ({
  page,
}, info) => {
  await workAs(page, 'Demo Anton')
  const name = called('Vertypte', info.project.name)
  const which = info.project.name.length % 2
  await page.goto('/balie/telefoon?vestiging=abcoude&onderwerp=weet-niet')
  await page.getByRole('radio').nth(which).check()
  await page.getByLabel('Naam').fill(name)
  await page.getByRole('radio', { name: 'E-mail' }).check()
  await page.getByLabel('Telefoonnummer of e-mailadres').fill(`fout.${which}@bewoner.example`)
  await press(page, 'Maak de afspraak')
  await heading(page, 'De afspraak is gemaakt')
  const code = (await page.locator('.print-card .code-text').textContent()) ?? ''

  await page.goto('/balie/zoek')
  await page.getByLabel('Code van het kaartje').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await press(page, 'Zoek')
  await expect(page.locator('.found-list')).toContainText(/Abcoude.*Afspraak/)
  expect(page.url()).not.toContain(code)
  await press(page, new RegExp(name))
  await press(page, 'Wijzig naam of bereiken')
  await heading(page, 'Wat moet er anders?')
  await page.getByLabel('Telefoonnummer of e-mailadres').fill(`goed.${which}@bewoner.example`)
  await press(page, 'Bewaar')
  await expect(page.getByRole('main')).toContainText('De gegevens zijn aangepast.')
  await expect(page.getByRole('main')).toContainText(`goed.${which}@bewoner.example`)
  const why = await behindTheStories((sql) => sql`select distinct why from journal where why like '%:search'`)
  expect(why.map((row) => row.why).sort()).toEqual(['desk:search', 'find:search'])
})

test('an offer is accepted on the telephone on its last day', async ({ page }, info) => {
  await workAs(page, 'Demo Anton')
  const name = called('Laatste Dag', info.project.name)
  const bookingId = await behindTheStories(async (sql) => {
    // Of a course of this story's own, one who waits; until an hour from now the place is hers.
    const [row] = await sql`with moment as (select now() + interval '50 minutes' as until), made as (
        insert into resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at)
        values (gen_random_uuid(), ${name}, ${name.toLowerCase()}, 'call', '0600000999', ${'+31600000999'},
          'resident', 'nl', now()) returning id),
      run as (insert into activity (kind, branch_id, course_id, title, published_at, starts_at, ends_at)
        select 'course', b.id, c.id, ${name}, now(), now() + interval '30 days', now() + interval '30 days 2 hours'
        from branch b, course c where b.slug = 'abcoude' and c.slug = 'klik-en-tik' returning id, starts_at, ends_at),
      lesson as (insert into meeting (activity_id, number, starts_at, ends_at) select id, 1, starts_at, ends_at from run),
      room as (insert into place (activity_id, number) select id, 1 from run returning activity_id, number)
      insert into booking (id, activity_id, resident_id, status, place_no, code, offered_until, form_key, created_at,
        name, contact, language, contact_of)
      select gen_random_uuid(), room.activity_id, made.id, 'offered', room.number, left(gen_random_uuid()::text, 8), until,
        gen_random_uuid(), now() - interval '2 days', ${name}, '0600000999', 'nl', 'resident'
      from room, made, moment returning id`
    return row?.id as string
  })
  await page.goto(`/balie/boeking/${bookingId}`)
  await expect(page.getByRole('main')).toContainText(/Plek aangeboden tot/)
  await press(page, 'Ja, neemt de plek')
  await expect(page.getByRole('main')).toContainText('De plek is voor deze inwoner.')
  await expect(page.getByRole('main')).toContainText('Heeft een plek')
})

test('“wis mij”: everything is shown, then gone, and found no more', async ({ page }, info) => {
  await workAs(page, 'Demo Carla')
  const name = called('Wis Mij', info.project.name)
  await page.goto('/balie/telefoon?vestiging=breukelen&onderwerp=bijstand')
  await page
    .getByRole('radio')
    .nth(2 + (info.project.name.length % 2))
    .check()
  await page.getByLabel('Naam').fill(name)
  const number = ownNumber()
  await page.getByLabel('Telefoonnummer of e-mailadres').fill(number)
  await press(page, 'Maak de afspraak')
  await press(page, 'Bekijk of wijzig')
  const own = page.url().split('?')[0] ?? ''
  await press(page, 'Wat weten wij van mij?')
  await heading(page, 'Wat weten wij van mij?')
  const known = page.locator('.known')
  await expect(known).toContainText(name)
  await expect(known).toContainText('Waarover: Bijstand')
  await expect(known).toContainText('Wij wissen dit op')
  const file = await page.request.get(`${own}/wat-weten-wij/gegevens.json`)
  expect([file.status(), (await file.json()).person.name]).toEqual([200, name])
  await page.goto(`${own}/wissen`)
  await expect(page.getByRole('main')).toContainText('heeft een plek, wordt afgezegd')
  await press(page, 'Ja, wis alles')
  await expect(page.getByRole('main')).toContainText('De gegevens zijn gewist.')
  await page.goto('/balie/zoek')
  await page.locator('#digits').fill(number.slice(-4))
  await page.locator('#name').fill('D')
  await press(page, 'Zoek')
  await expect(page.locator('.found-list')).not.toContainText(name)
  await page.goto(own)
  await expect(page.getByRole('main')).toContainText('De gegevens zijn gewist.')
})
