import { aRushAt, comesIn, standOf } from './rush-steps'
import { sideways, violations } from './sound'
import { heading, press } from './steps'
import { expect, test } from './story'
import { ownBranch } from './week-steps'

test('a coordinator who hears that very much is booked lets go of what is held, and takes back what is false', async ({
  page,
}) => {
  const { slug } = await ownBranch()
  const rush = await aRushAt(slug, 5, 3)
  await comesIn(page, 'Demo Carla', '/bellen')
  // Other stories may have such a task as well: this one is looked at by its own address.
  await expect(page.locator(`a[href="/beheer/drukte?taak=${rush.taskId}"]`)).toHaveText(
    'Bekijk wat er is geboekt',
  )
  await page.locator(`a[href="/beheer/drukte?taak=${rush.taskId}"]`).click()
  await heading(page, 'Er wordt heel snel geboekt')
  expect(await sideways(page)).toBeLessThanOrEqual(0)

  await press(page, 'Laat 3 los')
  await expect(page.getByRole('status').or(page.locator('.notice')).first()).toContainText(
    '3 plekken zijn weer vrij.',
  )
  await expect(page.getByRole('main')).toContainText('Er wordt nu niets vastgehouden.')
  expect(await standOf(rush)).toMatchObject({ held: 0, isDone: false })

  // Nothing is ticked by itself, and who was here before not with all who are new either.
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await press(page, 'Zeg af wat is aangevinkt')
  await expect(page.locator('.summary')).toContainText('Vink aan welke afspraken verzonnen zijn.')
  expect((await standOf(rush)).booked).toHaveLength(5)
  await press(page, 'Vink alle 4 aan van wie nieuw is')
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(4)
  await expect(page.getByRole('checkbox', { name: /Demo Bekende \(was hier eerder\)/ })).not.toBeChecked()
  await expect(page.getByRole('main')).toContainText('Wie nieuw is, bellen wij niet over het afzeggen.')
  // One of them may be real.
  await page.getByRole('checkbox', { name: /Demo Verzonnen b/ }).uncheck()
  await press(page, 'Zeg af wat is aangevinkt')
  await expect(page.getByRole('main')).toContainText('3 afspraken zijn afgezegd.')
  await heading(page, 'Er wordt heel snel geboekt')
  expect(await standOf(rush)).toEqual({ booked: [rush.known, 'Demo Verzonnen b'], held: 0, isDone: false })

  // What is left is not false: there is nothing to do any more.
  await press(page, 'De taken')
  const task = page.locator('li').filter({ has: page.locator(`a[href$="${rush.taskId}"]`) })
  await task.getByRole('button', { name: 'Het klopt zo' }).click()
  await expect(page.locator(`a[href="/beheer/drukte?taak=${rush.taskId}"]`)).toHaveCount(0)
  expect(await standOf(rush)).toMatchObject({ booked: [rush.known, 'Demo Verzonnen b'], isDone: true })
})

test('of a rush axe finds nothing, it fits 320 px, and who does not plan has no such page @script', async ({
  page,
}) => {
  const { slug } = await ownBranch()
  const rush = await aRushAt(slug, 4, 2)
  const path = `/beheer/drukte?taak=${rush.taskId}`
  await page.setViewportSize({ width: 320, height: 640 })
  await comesIn(page, 'Demo Carla', path)
  expect(await violations(page, path)).toEqual([])
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page, path, ['color-contrast'])).toEqual([])
  await page.context().clearCookies()
  await comesIn(page, 'Demo Anton', '/balie')
  expect((await page.goto(path))?.status()).toBe(404)
})
