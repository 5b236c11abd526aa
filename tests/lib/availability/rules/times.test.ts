import { expect, test } from 'vitest'
import { timesFor } from '@/lib/availability/rules/times'

const time = (id: string, hour: number, topics: string[] | null, languages = ['nl']) => ({
  ...{ id, topics, languages },
  startsAt: new Date(Date.UTC(2027, 2, 9, hour)),
})
const idsOf = (...[all, topic]: [ReturnType<typeof time>[], string | null]) =>
  timesFor(all, topic).map(({ id }) => id)

test('a time at which only certain topics can be asked is for who chose one of those, not for who chose nothing', () => {
  const all = [time('all', 9, null), time('digid', 10, ['digid-app'])]
  expect(idsOf(all, 'digid-app')).toEqual(['all', 'digid'])
  expect(idsOf(all, 'zorgtoeslag')).toEqual(['all'])
  expect(idsOf(all, 'weet-niet')).toEqual(['all'])
  expect(idsOf(all, null)).toEqual(['all'])
})

test('at one moment there is one time a language, the one for her topic before one for everything', () => {
  const all = [
    time('all', 9, null),
    time('digid', 9, ['digid-app']),
    time('arabic', 9, null, ['nl', 'ar']),
    time('later', 10, null),
  ]
  expect(idsOf(all, 'digid-app')).toEqual(['digid', 'arabic', 'later'])
  expect(idsOf(all, null)).toEqual(['all', 'arabic', 'later'])
})
