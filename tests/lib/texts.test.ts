import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import ar from '@/app/_shared/texts/ar.json'
import { dates } from '@/app/_shared/texts/dates'
import en from '@/app/_shared/texts/en.json'
import nl from '@/app/_shared/texts/nl.json'
import { texts } from '@/app/_shared/texts/texts'
import { ar as arLetter } from '@/emails/texts/ar'
import { en as enLetter } from '@/emails/texts/en'
import { ar as arNeed } from '@/emails/texts/need-ar'
import { en as enNeed } from '@/emails/texts/need-en'
import { nl as nlNeed } from '@/emails/texts/need-nl'
import { nl as nlLetter } from '@/emails/texts/nl'

type Tree = { [key: string]: string | Tree }

describe('the sentences of the site', () => {
  test('are all there in Dutch and in English', () => {
    expect(keysOf(en)).toEqual(keysOf(nl))
    expect([...emptyIn(nl), ...emptyIn(en)]).toEqual([])
  })

  test('ask in English for the same names and numbers as in Dutch', () => {
    const different = keysOf(nl).filter((key) => holes(at(nl, key)) !== holes(at(en, key)))
    expect(different).toEqual([])
  })

  test('are quoted by letters as they stand: what to choose on the website is on its first page', () => {
    for (const [{ start }, ...letters] of [
      [nl, nlLetter, nlNeed],
      [en, enLetter, enNeed],
      [ar, arLetter, arNeed],
    ] as const)
      for (const { siteWithoutLink } of letters)
        expect(siteWithoutLink).toMatch(new RegExp(`[‘«]${start.ownTitle}[’»]`))
  })

  test('never break a number of a telephone over two lines, nor turn it about', () => {
    for (const [language, catalogue] of Object.entries({ nl, en, ar }))
      for (const key of keysOf(catalogue))
        expect(at(catalogue, key), `${language} ${key}`).not.toMatch(/\d\d \d\d/)
    // In a text from right to left the dots of what is left out would stand behind it.
    for (const contact of ['… 239', 'j…@voorbeeld.example'])
      expect(texts('ar').word('contactPage.now', { contact })).toContain(
        `\u2066${contact.replace(' ', '\u00a0')}\u2069`,
      )
  })

  test('are all said somewhere', () => {
    const source = globSync('app/**/*.{ts,tsx}')
      .map((file) => readFileSync(file, 'utf8'))
      .join()
    // Of these groups the name is put together: `topic.${code}`.
    const composed = new Set([...source.matchAll(/`((?:\w+\.)+)\$\{/g)].map(([, group]) => group))
    const isSaid = (key: string) =>
      new RegExp(`['"]${key}['"]`).test(source) || composed.has(key.replace(/[\w-]+$/, ''))
    expect(composed).toContain('topic.')
    expect(keysOf(nl).filter((key) => !isSaid(key))).toEqual([])
  })
})

test('days are said per month, on the clock of Amsterdam, also where a year ends', () => {
  // The first is already the eighth in Amsterdam.
  const lessons = ['12-07T23:30Z', '12-15T10:00Z', '12-22T10:00Z'].map((at) => new Date(`2026-${at}`))
  const days = [...lessons, new Date('2027-01-05T10:00Z')]
  expect(dates('nl').daysOfMonths(days)).toEqual(['8, 15 en 22\u00a0december', '5\u00a0januari'])
  expect(dates('en').daysOfMonths(days)).toEqual(['8, 15 and 22\u00a0December', '5\u00a0January'])
  expect(dates('ar').daysOfMonths(days)).toEqual(['8 و15 و22\u00a0ديسمبر', '5\u00a0يناير'])
})

function keysOf(tree: Tree, path = ''): string[] {
  return Object.entries(tree)
    .flatMap(([key, value]) =>
      typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
    )
    .sort()
}

function emptyIn(tree: Tree): string[] {
  return keysOf(tree).filter((key) => at(tree, key).trim() === '')
}

function at(tree: Tree, key: string): string {
  return key.split('.').reduce<string | Tree>((part, name) => (part as Tree)[name] ?? '', tree) as string
}

/** The names between braces, whatever the order of the words. */
function holes(sentence: string): string {
  return [...new Set(sentence.match(/\{\w+(?=[,}])/g) ?? [])].sort().join()
}
