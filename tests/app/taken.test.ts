import { describe, expect, test } from 'vitest'
import { afterTaken } from '@/app/lessen/[meeting]/_taken'
import { lastDone } from '@/app/lessen/[meeting]/_undo'
import type { Standings } from '@/lib/attendance/queries/register'
import { type DeviceTap, type Errand, emptyOutbox, put } from '@/lib/attendance/rules/outbox'

const row = (bookingId: string, mark: 'present' | 'absent' | null = null, revision = 0) => ({
  ...{ bookingId, mark, revision, arrived: false, said: [] },
})
const nobody: Standings = {
  rows: [row('riet'), row('wim'), row('toos')],
  extras: { count: 0, own: [] },
  undoable: [],
}
const tap = (bookingId: string, says: DeviceTap['says'], group: string = says): DeviceTap => ({
  ...{ kind: 'mark', markId: `${bookingId} ${says}`, bookingId, says, seenRevision: 0, sure: false, group },
})
const won = (bookingId: string, revision = 1) => ({
  ...{ markId: '', bookingId, revision, made: revision, won: true },
})

describe('once the library has taken what was sent', () => {
  test('taps that won stand, and the last of them is taken back first', () => {
    const first = afterTaken(nobody, [tap('riet', 'excused')], [won('riet')])
    const everybody = [tap('wim', 'present'), tap('toos', 'present')]
    const second = afterTaken(first, everybody, [won('wim'), { ...won('toos'), made: null, won: false }])
    expect(second.rows.map(({ mark, revision }) => [mark, revision])).toEqual([
      ['excused', 1],
      ['present', 1],
      [null, 0],
    ])
    expect(lastDone(second, emptyOutbox)).toEqual({
      says: 'present',
      errand: { kind: 'undo', markIds: ['wim present'], back: [{ bookingId: 'wim', mark: null }] },
    })
  })

  test('of somebody who was marked again only the last mark is taken back', () => {
    const all = [tap('riet', 'present'), tap('wim', 'present')]
    const first = afterTaken(nobody, all, [won('riet'), won('wim')])
    const second = afterTaken(first, [tap('riet', 'absent')], [won('riet', 2)])
    expect(second.undoable.map(({ says, rows }) => [says, rows.map(({ bookingId }) => bookingId)])).toEqual([
      ['absent', ['riet']],
      ['present', ['wim']],
    ])
    const errand = lastDone(second, emptyOutbox)?.errand as Errand
    const third = afterTaken(second, [errand], [])
    expect(third.rows[0]).toMatchObject({ mark: 'present', revision: 3 })
    expect(third.undoable.map(({ says }) => says)).toEqual(['present'])
  })

  test('who came along is counted, and taken back when that was last', () => {
    const one = afterTaken(nobody, [{ kind: 'extra', extraId: 'x' }], [])
    expect(one.extras.count).toBe(1)
    const back = lastDone(one, emptyOutbox)
    expect(back).toEqual({ says: null, errand: { kind: 'undo_extra', extraId: 'x' } })
    expect(afterTaken(one, [back?.errand as Errand], []).extras).toEqual({ count: 0, own: [] })
  })
})

test('what has not been sent yet is taken back first, together as it was tapped', () => {
  const box = [tap('riet', 'absent'), tap('wim', 'present', 'all'), tap('toos', 'present', 'all')].reduce(
    put,
    emptyOutbox,
  )
  expect(lastDone(nobody, box)?.errand).toMatchObject({ markIds: ['wim present', 'toos present'] })
  const undo = lastDone(nobody, box)?.errand as Errand
  expect(lastDone(nobody, put(box, undo))?.errand).toMatchObject({ markIds: ['riet absent'] })
})
