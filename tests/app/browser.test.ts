import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { importsOf, type SourceFile, sourcesBelow } from '../support/sources'

const house = new Map(
  sourcesBelow(fileURLToPath(new URL('../..', import.meta.url))).map((file) => [file.path, file]),
)
const says = (file: SourceFile, what: string) => new RegExp(`^\\s*['"]use ${what}['"]`).test(file.source)

/** Everything that a browser loads with a part of a page; what an action does stays on the server. */
function loadedWith(file: SourceFile, seen = new Set<string>()): Set<string> {
  for (const { target, local, typeOnly } of importsOf(file)) {
    if (typeOnly || seen.has(target)) continue
    const next = local ? (house.get(`${target}.ts`) ?? house.get(`${target}.tsx`)) : undefined
    if (next && says(next, 'server')) continue
    seen.add(target)
    if (next) loadedWith(next, seen)
  }
  return seen
}

test('only a form that asks for a telephone brings the library of telephone numbers to a browser', () => {
  const parts = [...house.values()].filter((file) => says(file, 'client'))
  expect(parts.length).toBeGreaterThan(10)
  const heavy = parts.filter((file) => [...loadedWith(file)].some((one) => /^libphonenumber/.test(one)))
  expect(heavy.map(({ path }) => path).sort()).toEqual([
    'app/balie/boeking/_forms.tsx',
    'app/balie/partner/_ask-form.tsx',
    'app/balie/partner/_keep-form.tsx',
    'app/balie/telefoon/_form.tsx',
    'app/balie/vragen/_contact-form.tsx',
    'app/beheer/afspraken/_contacts.tsx',
    'app/beheer/afspraken/_form.tsx',
    'app/beheer/bibliotheek/_branch-form.tsx',
    'app/beheer/bibliotheek/_library-form.tsx',
    'app/beheer/partners/_form.tsx',
    'app/partner/_correct.tsx',
    'app/partner/_residents.tsx',
    'app/partner/vragen/nieuw/_form.tsx',
  ])
})
