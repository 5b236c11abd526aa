import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseTime, heading, letters, press, reachBy, sayName } from './steps'
import { expect, test } from './story'

const root = fileURLToPath(new URL('../..', import.meta.url))
const mark = 'Kanarievogeltje'
const email = `${mark.toLowerCase()}@kooi.example`

/** The files in a folder in which the mark stands and that were written since; not those in which PostgreSQL keeps its tables. */
function marked(folder: string, since: number): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((one) => ({ path: join(one.parentPath, one.name), isFile: one.isFile() }))
    .filter(({ path, isFile }) => isFile && !/^postgres[/\\]/.test(relative(folder, path)))
    .filter(({ path }) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since)
    .filter(({ path }) => readFileSync(path).toString('latin1').toLowerCase().includes(mark.toLowerCase()))
    .map(({ path }) => relative(folder, path))
}

test('what somebody fills in stands in the letter to them, and in no other file of the site: no log, no page that is kept @plain', async ({
  page,
}) => {
  const began = Date.now()
  await chooseTime(page, 'Mijdrecht', 12)
  await sayName(page, mark)
  await reachBy(page, 'Stuur een e-mail', 'email', email)
  await heading(page, 'Klopt dit?')
  await press(page, 'Maak de afspraak')
  await heading(page, 'Uw afspraak is gemaakt')
  await page.goto('/nl/afspraak/mijn')
  await expect(page.getByRole('main')).toContainText('Uw plek is zeker.')
  await expect.poll(() => letters().some((letter) => letter.includes(email))).toBe(true)
  const data = process.env.STORIES_DATA ?? ''
  expect(marked(data, began).filter((file) => !/^mail[/\\]/.test(file))).toEqual([])
  expect(marked(join(root, '.next'), began)).toEqual([])
})
