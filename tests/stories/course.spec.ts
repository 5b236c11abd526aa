import { behindTheStories, heading, letters, ownNumber, press, reachBy, sayName } from './steps'
import { expect, test } from './story'

test('a resident books a course with all its lessons, and gets a letter that names no course', async ({
  page,
}, info) => {
  const address = `demo.${info.project.name.replaceAll(' ', '.')}.${info.retry}@bewoner.example`
  await page.goto('/nl/cursussen')
  await press(page, /Werken met de e-overheid.*Abcoude/s)
  await expect(page.locator('.lessons li')).toHaveCount(4)
  await press(page, 'Kies deze cursus')
  await sayName(page, 'Demo Toos')
  await reachBy(page, 'Stuur een e-mail', 'email', address)
  await page.getByRole('radio', { name: /Nee, ik wil een laptop lenen/ }).check()
  await press(page, 'Verder')
  await heading(page, 'Klopt dit?')
  await expect(page.getByRole('main')).toContainText('Vanaf ')
  await press(page, 'Meld mij aan')
  await heading(page, 'U bent aangemeld')
  // What this course asks to bring tells which course it is: it stands here, and not on the card or in a letter.
  await expect(page.locator('section.ticket')).toContainText('Uw telefoon en, als u die hebt, uw DigiD.')
  await expect(page.locator('.print-card')).not.toContainText('uw DigiD')
  const calendar = await (await page.request.get('/nl/afspraak/agenda.ics')).text()
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(4)

  await expect
    .poll(() => letters().filter((letter) => letter.includes(address)).length, { timeout: 20_000 })
    .toBe(1)
  const letter = letters().find((one) => one.includes(address)) ?? ''
  expect(letter).not.toContain('e-overheid')
  expect(letter).toContain('text/calendar')

  await page.goto('/nl/afspraak/afzeggen')
  await expect(page.getByRole('main')).toContainText('Werken met de e-overheid')
  await expect(page.getByRole('main')).toContainText('Alle 4 lessen, vanaf ')
  await press(page, 'Ja, zeg de hele cursus af')
  await expect(page.getByRole('main')).toContainText('U bent afgemeld voor deze cursus.')
})

test('a full course says so and gives a place on the waiting list', async ({ page }) => {
  await page.goto('/nl/cursussen')
  await press(page, /Werken met de e-overheid.*Mijdrecht/s)
  await expect(page.getByRole('main')).toContainText('Deze cursus is vol')
  await press(page, 'Ik wil op de wachtlijst')
  await sayName(page, 'Demo Olena')
  await expect(page.getByRole('radio', { name: /kaartje/ })).toHaveCount(0)
  await reachBy(page, 'Stuur een sms', 'sms', ownNumber())
  await page.getByRole('radio', { name: /Ja, ik neem mijn laptop mee/ }).check()
  await press(page, 'Verder')
  await press(page, 'Zet mij op de wachtlijst')
  await heading(page, 'U staat op de wachtlijst')
  const main = page.getByRole('main')
  await expect(main).toContainText(/U bent nummer \d+ op de wachtlijst\./)
  await expect(main).toContainText(/Dan krijgt u een sms\. Het nummer eindigt op \d{3}\./)
  for (const address of ['/nl/afspraak/gemaakt', '/nl/afspraak/mijn']) {
    await page.goto(address)
    await expect(main).toContainText('U hebt nog geen plek.')
    await expect(main).not.toContainText(/Neem mee|Zet in agenda/)
  }
  await page.goto('/nl/afspraak/kaartje')
  await expect(page.locator('.print-card')).toContainText('U hebt nog geen plek.')
  await expect(page.locator('.print-card')).not.toContainText('Neem mee')
})

test('the list can be narrowed to one branch and one level', async ({ page }) => {
  await page.goto('/nl/cursussen')
  const all = await page.locator('.cards .card').count()
  await press(page, 'Maarssenbroek')
  await expect(page).toHaveURL(/cursussen\/in\/maarssenbroek\/alle$/)
  expect(await page.locator('.cards .card').count()).toBeLessThan(all)
  await press(page, 'Voor beginners')
  await expect(page.locator('.cards .card')).toHaveCount(1)
})

test('who just misses the last place hears so, can wait, and sees where else the course is @plain', async ({
  page,
}) => {
  const full = await aRun(70, 1)
  await page.goto(`/nl/cursus/${full}`)
  await expect(page.getByRole('main')).toContainText('Nog 1 plek')
  await behindTheStories((sql) => sql`delete from place where activity_id = ${full}`)
  await press(page, 'Kies deze cursus')
  await expect(page.locator('.summary')).toContainText('De laatste plek is net weg.')
  await expect(
    page.getByRole('link', { name: /^Deze cursus is er ook in (Maarssenbroek|Breukelen)/ }),
  ).toBeVisible()
  await press(page, 'Ik wil op de wachtlijst')
  await heading(page, 'Wie komt er?')
})

test('who opens a course that was called off reads that first, and at every lesson to come @plain', async ({
  page,
}) => {
  const run = await aRun(80, 4)
  await behindTheStories((sql) => sql`update activity set cancelled_at = now() where id = ${run}`)
  await page.goto(`/nl/cursus/${run}`)
  await expect(page.locator('.note').first()).toContainText('Deze cursus gaat niet door.')
  const lessons = page.locator('.lessons li')
  await expect(lessons.filter({ hasText: 'Gaat niet door' })).toHaveCount(await lessons.count())
  await expect(page.getByText('u zich niet meer aanmelden')).toHaveCount(0)
})

/** One more run of DigiVitaler, so many days after the first one of the demo, with so many places. */
function aRun(days: number, places: number): Promise<number> {
  return behindTheStories(async (sql) => {
    const later = sql`make_interval(days => ${days})`
    const [run] = await sql<{ id: number }[]>`
      insert into activity (kind, branch_id, course_id, title, published_at, starts_at, ends_at)
      select a.kind, a.branch_id, a.course_id, a.title, a.published_at, a.starts_at + ${later},
        a.starts_at + ${later} + interval '2 hours'
      from activity a join branch b on b.id = a.branch_id
      where a.title = 'DigiVitaler' and b.slug = 'maarssenbroek' order by a.starts_at limit 1 returning id::int`
    const id = run?.id ?? 0
    await sql`insert into meeting (activity_id, number, starts_at, ends_at)
      select id, 1, starts_at, ends_at from activity where id = ${id}`
    await sql`insert into place (activity_id, number) select ${id}, n from generate_series(1, ${places}::int) n`
    return id
  })
}

test('a course that has begun and takes people in says from which lesson on', async ({ page }) => {
  await page.goto('/nl/cursussen')
  const card = page.getByRole('link', { name: /DigiVitaler.*Breukelen.*Al begonnen/s })
  await card.click()
  await expect(page.getByRole('main')).toContainText(
    /Deze cursus is al begonnen. U kunt nog meedoen, vanaf les [45] op/,
  )
  await expect(page.locator('.lessons li')).not.toHaveCount(8)
  await expect(page.locator('.lessons li').first()).toContainText(/Les [45]/)
  await press(page, 'Kies deze cursus')
  await sayName(page, 'Demo Gerrit')
  await reachBy(page, 'Dat hoeft niet: ik krijg een kaartje')
  await page.getByRole('radio', { name: /Ja, ik neem mijn laptop mee/ }).check()
  await press(page, 'Verder')
  await press(page, 'Meld mij aan')
  await heading(page, 'U bent aangemeld')
  const calendar = await (await page.request.get('/nl/afspraak/agenda.ics')).text()
  expect([4, 5]).toContain(calendar.match(/BEGIN:VEVENT/g)?.length)
})

test('who is in a course that runs can stop, from the next lesson on, also when a partner booked it @plain', async ({
  page,
}) => {
  const code = await behindTheStories(async (sql) => {
    const [row] =
      await sql`select b.code from booking b where b.name = 'Demo Olena' and b.partner_id is not null`
    return String(row?.code)
  })
  await page.goto('/nl/afspraak')
  await page.locator('[name=code]').fill(code)
  await page.locator('[name=letter]').fill('D')
  await page.locator('main form .primary').click()
  await expect(page.getByRole('main')).toContainText('Deze cursus is begonnen.')
  await press(page, 'Stop met deze cursus')
  await heading(page, 'Wilt u stoppen met deze cursus?')
  await expect(page.getByRole('main')).toContainText(/De [45] lessen die nog komen, vanaf/)
  await press(page, 'Ja, ik stop')
  await expect(page.getByRole('main')).toContainText('U bent afgemeld voor deze cursus.')
})
