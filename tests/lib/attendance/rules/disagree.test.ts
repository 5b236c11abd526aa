import { expect, test } from 'vitest'
import { disagreement, type Kept } from '@/lib/attendance/rules/disagree'

const at = (minute: number) => new Date(Date.UTC(2027, 2, 1, 9, minute))
const henk = (given: Partial<Kept> = {}): Kept => ({
  ...{ says: 'present', seenRevision: 0, madeRevision: 1, at: at(0), undoneAt: null, by: 'h', name: 'Henk' },
  ...given,
})
const anton = (given: Partial<Kept> = {}) =>
  henk({ by: 'a', name: 'Anton', says: 'absent', at: at(1), madeRevision: null, ...given })

test('a mark that lost is told beside the one that stands', () => {
  expect(disagreement([anton(), henk()], 1)).toEqual([
    { name: 'Henk', says: 'present', stands: true },
    { name: 'Anton', says: 'absent', stands: false },
  ])
})

test('so is one that was overruled by somebody who had not seen it', () => {
  const first = anton({ madeRevision: 1, at: at(0) })
  expect(disagreement([first, henk({ madeRevision: 2, at: at(1) })], 2)).toMatchObject([
    { name: 'Henk', stands: true },
    { name: 'Anton', stands: false },
  ])
})

test.each<[string, Kept[], number]>([
  ['they say the same', [henk(), anton({ says: 'present' })], 1],
  ['it was the same person on two devices', [henk(), anton({ by: 'h' })], 1],
  ['somebody marked anew who had seen it', [henk(), anton({ madeRevision: 2, seenRevision: 1 })], 2],
  ['it was said before, and seen since', [anton({ at: at(0) }), henk({ at: at(1) })], 1],
  ['the mark that stands was taken back', [henk({ undoneAt: at(2) }), anton()], 2],
  ['nobody marked', [], 0],
])('nothing is told when %s', (_, taps, revision) => {
  expect(disagreement(taps, revision)).toEqual([])
})

test('of one person only the last word counts', () => {
  const said = disagreement([henk(), anton({ at: at(3), says: 'excused' }), anton()], 1)
  expect(said).toMatchObject([{ name: 'Henk' }, { name: 'Anton', says: 'excused' }])
})
