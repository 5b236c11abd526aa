import { enter, expectSeen, expectSummary, tabTo } from './keyboard-steps'
import { workAs } from './partner-steps'
import { behindTheStories, heading, ownNumber, toCall } from './steps'
import { expect, test } from './story'

// A walk through all pages takes longer than a story.
test.describe.configure({ timeout: 180_000 })

test('with the keyboard alone an appointment is made, and every mistake on the way is found', async ({
  page,
}, info) => {
  const which = info.project.name === 'with JavaScript' ? 6 : 9
  await page.goto('/nl')
  await enter(page, 'a[href="/nl/hulp"]')
  await heading(page, 'Waar hebt u hulp bij nodig?')
  await enter(page, '[name=topic][value=weet-niet]')
  await heading(page, 'Waar wilt u komen?')
  await enter(page, 'a[href$="/hulp/tijd/breukelen"]')
  await heading(page, 'Wanneer kunt u komen?')

  await enter(page, 'main .primary')
  await expectSummary(page)
  await tabTo(page, '[name=activityId]')
  for (let step = 0; step < which; step++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(page.locator('[name=activityId]').nth(which)).toBeChecked()
  await expectSeen(page)
  await enter(page, 'main .primary')

  await heading(page, 'Wie komt er?')
  await enter(page, 'main .primary')
  await expectSummary(page)
  await enter(page, '.summary a[href="#name"]')
  await expect(page.locator('[name=name]')).toBeFocused()
  await page.keyboard.type('Demo Riet')
  await page.keyboard.press('Shift+Tab')
  await expectSeen(page)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Voor mijzelf' })).toBeChecked()
  await enter(page, 'main .primary')

  await heading(page, 'Hoe kunnen wij u bereiken?')
  await tabTo(page, '[name=way]')
  await page.keyboard.press('Space')
  await tabTo(page, '[name=phone]')
  await page.keyboard.type(ownNumber())
  await page.keyboard.press('Enter')

  await heading(page, 'Klopt dit?')
  await enter(page, 'main .primary')
  await heading(page, 'Uw afspraak is gemaakt')
  await enter(page, 'a[href$="/afspraak/mijn"]')
  await heading(page, 'Uw afspraak')
  await enter(page, 'a[href$="/afspraak/afzeggen"]')
  await heading(page, 'Wilt u afzeggen?')
  await enter(page, 'main .primary')
  await expect(page.getByRole('main')).toContainText('Deze afspraak is afgezegd.')
})

test('with the keyboard alone somebody is called, and every answer is where it goes on', async ({
  page,
}, info) => {
  const id = await toCall(page, 'Mijdrecht', info.project.name === 'with JavaScript' ? 11 : 8)
  await workAs(page, 'Demo Carla')
  await page.goto('/bellen')
  const line = page.locator(`[id="${id}"]`)
  const goesOnAt = (words: string | RegExp) => expect(page.locator(':focus')).toContainText(words)

  await enter(page, `[id="${id}"] .call-actions button`)
  await expect(line).toHaveClass(/mine/)
  await goesOnAt(/^Gesproken/)
  await expectSeen(page)

  // Nobody answers: not at the moment that is proposed, but at the next one.
  await tabTo(page, `[id="${id}"] [name=again]`)
  await page.keyboard.press('ArrowDown')
  const chosen = (await line.locator('[name=again] option').allTextContents())[1] ?? 'a second moment'
  await enter(page, `[id="${id}"] [value=no_answer]`)
  await goesOnAt(`Dat is opgeschreven. Demo Riet: geen gehoor, weer ${chosen}.`)
  await expectSeen(page)
  await expect(page.locator('details', { has: line })).toContainText(`bel weer ${chosen}`)
  await enter(page, '.call-said button')
  await goesOnAt('Dat is ongedaan gemaakt.')

  await enter(page, `[id="${id}"] .call-actions button`)
  await goesOnAt(/^Gesproken/)
  await enter(page, `[id="${id}"] .call-else .button-form:last-child button`)
  await goesOnAt(/^Ik bel/)
  await page.keyboard.press('Enter')
  await goesOnAt(/^Gesproken/)
  await enter(page, `[id="${id}"] .call-endings section:first-child .button-form:last-child button`)
  await goesOnAt(/wil iets anders/)
  const [task] = await behindTheStories(
    (sql) => sql<{ id: string }[]>`
      select t.id from task t join message m on m.booking_id = t.booking_id where m.id = ${id} and t.done_at is null`,
  )
  await enter(page, `form:has([value="${task?.id}"]) button`)
  await goesOnAt('Dat is opgeschreven. Demo Riet: verteld.')
  await expectSeen(page)
  // It was the wrong row: the task is there again.
  await enter(page, '.call-said button')
  await goesOnAt('Dat is ongedaan gemaakt.')
  await expect(page.locator(`form:has([value="${task?.id}"])`).first()).toBeVisible()
})

test('the first stop of the keyboard leads past everything to the text', async ({ page }) => {
  await page.goto('/nl')
  await page.keyboard.press('Tab')
  await expectSeen(page)
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
})
