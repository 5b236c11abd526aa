import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { languages } from '@/app/_shared/language'
import { register } from '@/lib/privacy/rules/register'
import { houseBelow, papersBelow, untrue, variablesNamed } from './support/papers'
import { sourcesBelow } from './support/sources'

const root = fileURLToPath(new URL('..', import.meta.url))
const house = houseBelow(root)
const papers = papersBelow(root)
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8')

/** What the house tells itself while it starts, or what is of the machine: nobody sets it. */
const notSet = /^(NODE_ENV|NEXT_(?!SERVER)\w+|WEGWIJS_(BUILD|RESPAWNED)|AUTH_TRUST_HOST|PATH|S|TEMP)$/

test('the README is read in one sitting', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(100)
})

test('no paper names a file, script, address or setting that is not there', () => {
  expect(papers.length).toBeGreaterThan(20)
  expect(papers.flatMap((paper) => untrue(paper, house))).toEqual([])
})

describe('it is noticed when a paper', () => {
  test.each([
    ['names a file that has gone', 'See `lib/people/rules.ts`.', 'lib/people/rules.ts'],
    ['names a folder that has gone', 'See `lib/people/`.', 'lib/people/'],
    ['leads to a paper that has gone', 'See [how](docs/how.md#here).', 'docs/how.md'],
    ['names a script that has gone', '```sh\nnpm run polish\n```', 'npm run polish'],
    ['names an address of before', 'Go to `/manage/people`.', '/manage/people'],
    ['names a setting that nobody reads', 'Set `SMTP_HOST`.', 'SMTP_HOST'],
    ['sets what nobody reads', '#COLOUR=blue', 'COLOUR'],
    ['has a table with a setting that nobody reads', '| `LANGUAGE` | `nl` |', 'LANGUAGE'],
  ])('%s', (_what, text, missing) => {
    expect(untrue({ path: 'README.md', text }, house)).toEqual([`README.md: there is no ${missing}`])
  })

  test('but not when all of it is there', () => {
    const text =
      'At `/nl/hulp/tijd/mijdrecht`, `/bellen`: `app/[language]/page.tsx`, `lib/*/input.ts`, `PORT=1`.'
    expect(untrue({ path: 'README.md', text }, house)).toEqual([])
  })
})

test('every setting that is read can be found where it is looked for', () => {
  const configured = sourcesBelow(root)
    .filter(({ path }) => /^(lib\/tools\/config|app\/_front\/visitor|app\/_start\/\w+)\.(ts|mjs)$/.test(path))
    .flatMap(({ source }) => [...source.matchAll(/\benv\.([A-Z][A-Z0-9_]*)/g)].map(([, name = '']) => name))
  const wanted = [...new Set(configured)].filter((name) => !notSet.test(name))
  expect(wanted.length).toBeGreaterThan(15)
  for (const path of ['docs/operate.md', '.env.example']) {
    const named = variablesNamed(read(path))
    expect(
      wanted.filter((name) => !named.has(name)),
      path,
    ).toEqual([])
  }
})

test('every word of the list stands in the code', () => {
  const code = sourcesBelow(root)
    .filter(({ path }) => !path.startsWith('tests/'))
    .map(({ source }) => source)
    .join('\n')
  const cells = [...read('docs/words.md').matchAll(/^\|(?:[^|`]*\|)? (`[^|]*) \|/gm)].map(
    ([, cell = '']) => cell,
  )
  const words = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word))
  expect(words.length).toBeGreaterThan(50)
  expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([])
})

test('every decision says when, why, and what was rejected', () => {
  const decisions = papers.filter(({ path }) => path.startsWith('docs/decisions/'))
  for (const { path, text } of decisions) {
    const [, day] = /^docs\/decisions\/(\d{4}-\d{2}-\d{2})-[a-z0-9-]+\.md$/.exec(path) ?? []
    expect(text, path).toMatch(new RegExp(`^# .+\n\n${day}\n`))
    expect(text, path).toMatch(/\*\*Why\.\*\* .+[\s\S]*\*\*Rejected\.\*\* ./)
    expect(text.trimEnd().split('\n').length, path).toBeLessThanOrEqual(20)
  }
})

test('publiccode.yml says what package.json says', () => {
  const { version, description, license, engines } = JSON.parse(read('package.json'))
  const said = read('publiccode.yml')
  for (const line of [
    `softwareVersion: "${version}"`,
    `shortDescription: ${description}.`,
    `license: ${license}`,
    `versionMin: "${engines.node.replace('>=', '')}"`,
    `availableLanguages: [${languages.join(', ')}]`,
  ])
    expect(said).toContain(line)
})

test.each(languages)('how long residents are known is said as it is done, in %s', (language) => {
  const { frame, privacy } = JSON.parse(read(`app/_shared/texts/${language}.json`))
  const days = (text: string) => [...text.matchAll(/\d+/g)].map(Number)
  const { consultation, course, line } = register.bookings.kept
  expect(days(frame.keep)).toEqual([consultation.term.days, course.term.days])
  expect(days(privacy.longHelp)).toEqual([consultation.term.days])
  expect(days(privacy.longCourse)).toEqual([course.term.days, line.term.days])
  expect(days(privacy.needLong)).toEqual([register.needs.kept.ended.term.days])
})
