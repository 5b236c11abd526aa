import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import ar from '@/app/_shared/texts/ar.json'
import en from '@/app/_shared/texts/en.json'
import nl from '@/app/_shared/texts/nl.json'
import { CONSENT_VERSION } from '@/lib/needs/rules/consent'

/**
 * Every text that somebody was ever asked to agree to, by its version. Whoever changes a word of it gives it another
 * version in lib/needs/rules/consent.ts and adds a line here; a line that stands here is never changed.
 */
const texts: Record<string, string> = {
  '2026-11-27': '85bf3779cb7799bd',
}

/** The text in its three languages, whatever the order of its sentences in the catalogues. */
function shown(catalogues: { need: { consent: Record<string, string> } }[]): string {
  const said = catalogues.map(({ need }) => Object.entries(need.consent).sort())
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}

test('the text that is shown is the one that its version names', () => {
  expect(texts[CONSENT_VERSION]).toBe(shown([nl, en, ar]))
})

test('another word, in any language, is another text', () => {
  const changed = { need: { consent: { ...ar.need.consent, no: `${ar.need.consent.no} ` } } }
  expect(shown([nl, en, changed])).not.toBe(shown([nl, en, ar]))
})

test('no two versions are the same text, and each is named by a day', () => {
  expect(new Set(Object.values(texts)).size).toBe(Object.keys(texts).length)
  for (const version of Object.keys(texts)) expect(version).toMatch(/^20\d\d-\d\d-\d\d[a-z]?$/)
})

test('every language says the same things, and no sentence is longer than fifteen words', () => {
  for (const catalogue of [en, ar])
    expect(Object.keys(catalogue.need.consent).sort()).toEqual(Object.keys(nl.need.consent).sort())
  for (const { need } of [nl, en])
    for (const sentence of Object.values(need.consent).flatMap((text) => text.split(/[.?]/)))
      expect(sentence.split(/\s+/).filter(Boolean).length, sentence).toBeLessThanOrEqual(15)
})
