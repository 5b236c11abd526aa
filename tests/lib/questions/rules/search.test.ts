import { expect, test } from 'vitest'
import { topicsAsked } from '@/app/_shared/questions/topics'
import { topics } from '@/lib/network/rules/topics'
import { topicsFound } from '@/lib/questions/rules/search'

const found = (typed: string) => topicsFound(topicsAsked, typed).map(({ code }) => code)

test('what is begun to be typed is found, also when people call it otherwise', () => {
  expect(found('toesl').slice(0, 3)).toEqual(['zorgtoeslag', 'huurtoeslag', 'kinderopvangtoeslag'])
  expect(found('stufi')).toEqual(['studiefinanciering'])
  expect(found('woningnet')).toEqual(['woning-zoeken'])
  expect(found('blauwe env')).toEqual(['belasting-brief'])
  expect(found('mijn overh')[0]).toBe('mijnoverheid')
  expect(found('apk')).toEqual(['kenteken'])
})

test('what it is called comes before what people call it, and the beginning before the middle', () => {
  expect(found('digid')[0]).toBe('digid-nieuw')
  expect(found('digid app')[0]).toBe('digid-app')
  expect(found('huur')[0]).toBe('huurtoeslag')
  expect(found('print')[0]).toBe('printen')
})

test('capitals, accents and signs make no difference, and half a word more makes one', () => {
  expect(found('  E-Books ')).toEqual(['bibliotheek-online'])
  expect(found('crèche')).toEqual(['kinderopvangtoeslag'])
  expect(found('digid kwijt')).toEqual(['digid-kwijt'])
})

test('nothing is found for nothing, and for what nobody knows', () => {
  expect(found('')).toEqual([])
  expect(found(' . ')).toEqual([])
  expect(found('xyzzy')).toEqual([])
})

test('every topic is found by its own name, and "weet ik niet" is none', () => {
  for (const { code, label } of topicsAsked) expect(found(label), label).toContain(code)
  expect(topicsAsked).toHaveLength(topics.length - 1)
})
