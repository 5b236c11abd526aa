import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DeviceTap,
  emptyOutbox,
  extrasInOutbox,
  fly,
  inFlight,
  markInOutbox,
  notTaken,
  type Outbox,
  put,
  refused,
  taken,
  unsent,
} from '@/lib/attendance/rules/outbox'

const tap = (markId: string, bookingId: string, says: DeviceTap['says'], seenRevision = 0): DeviceTap => ({
  ...{ kind: 'mark', markId, bookingId, says, seenRevision, sure: false, group: markId },
})
const all = (...errands: Parameters<typeof put>[1][]) => errands.reduce(put, emptyOutbox)
const ids = (outbox: Outbox) => outbox.errands.map((one) => (one.kind === 'mark' ? one.markId : one.kind))

describe('what a device has to tell', () => {
  test('about one person is only the last tap, with what the first one had seen', () => {
    const box = all(tap('1', 'riet', 'present', 3), tap('2', 'wim', 'absent'), tap('3', 'riet', 'absent', 4))
    expect(box.errands).toEqual([
      tap('2', 'wim', 'absent'),
      { ...tap('3', 'riet', 'absent'), seenRevision: 3 },
    ])
    expect(markInOutbox(box, 'riet')).toBe('absent')
    expect(markInOutbox(box, 'piet')).toBeUndefined()
  })

  test('goes together when it is about different people, and by itself when it is something else', () => {
    const box = all(tap('1', 'riet', 'present'), tap('2', 'wim', 'absent'), { kind: 'extra', extraId: 'x' })
    const first = fly(box)
    expect(inFlight(first)).toHaveLength(2)
    const second = fly(taken(first))
    expect(inFlight(second)).toEqual([{ kind: 'extra', extraId: 'x' }])
    expect(unsent(taken(second))).toBe(0)
  })

  test('is told again, the same, when it did not arrive', () => {
    const box = fly(all(tap('1', 'riet', 'present')))
    expect(fly(notTaken(box))).toEqual(box)
    expect(fly(box)).toBe(box)
  })

  test('about who is under way already waits, and has seen what that made', () => {
    const flying = put(fly(all(tap('1', 'riet', 'present', 3))), tap('2', 'riet', 'absent', 3))
    expect(ids(flying)).toEqual(['1', '2'])
    const won = taken(flying, [{ bookingId: 'riet', made: 4 }])
    expect(won.errands).toEqual([tap('2', 'riet', 'absent', 4)])
    // Another mark won: this device has not seen it.
    expect(taken(flying, [{ bookingId: 'riet', made: null }]).errands).toEqual([
      tap('2', 'riet', 'absent', 3),
    ])
  })

  test('is tried one by one when something of it is refused, and what is refused by itself is given up', () => {
    const box = refused(fly(all(tap('1', 'riet', 'present'), tap('2', 'wim', 'absent'))))
    expect(ids(box)).toEqual(['1', '2'])
    const alone = fly(box)
    expect(inFlight(alone)).toHaveLength(1)
    const rest = fly(refused(alone))
    expect(ids(rest)).toEqual(['2'])
    expect(taken(rest)).toEqual(emptyOutbox)
  })
})

describe('taking back', () => {
  const back = [
    { bookingId: 'riet', mark: null },
    { bookingId: 'wim', mark: 'excused' as const },
  ]

  test('what has not left was never said', () => {
    const box = all(tap('1', 'riet', 'present'), tap('2', 'wim', 'present'))
    expect(put(box, { kind: 'undo', markIds: ['1', '2'], back })).toEqual(emptyOutbox)
  })

  test('what has left is asked back after it, and shows as it was', () => {
    const flying = fly(all(tap('1', 'riet', 'present'), tap('2', 'wim', 'present')))
    const box = put(flying, { kind: 'undo', markIds: ['1', '2'], back })
    expect(ids(box)).toEqual(['1', '2', 'undo'])
    expect([markInOutbox(box, 'riet'), markInOutbox(box, 'wim')]).toEqual([null, 'excused'])
    expect(inFlight(fly(taken(box)))).toMatchObject([{ kind: 'undo', markIds: ['1', '2'] }])
  })

  test('who came along too', () => {
    const box = all({ kind: 'extra', extraId: 'x' }, { kind: 'extra', extraId: 'y' })
    expect(extrasInOutbox(box)).toBe(2)
    const less = put(box, { kind: 'undo_extra', extraId: 'y' })
    expect([extrasInOutbox(less), unsent(less)]).toEqual([1, 1])
    const known = put(emptyOutbox, { kind: 'undo_extra', extraId: 'z' })
    expect([extrasInOutbox(known), unsent(known)]).toEqual([-1, 1])
  })
})

test('whatever is tapped and however the line fails, the library ends with the last tap about each person', () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('tap' as const),
      who: fc.constantFrom('a', 'b', 'c'),
      says: fc.constantFrom('present', 'absent'),
    }),
    fc.record({ do: fc.constantFrom('send', 'lose', 'lose answer') }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const library = new Map<string, { says: string; revision: number }>()
      const seen = new Set<string>()
      const last = new Map<string, string>()
      let box: Outbox = emptyOutbox
      const arrive = () =>
        inFlight(box).map((one) => {
          if (one.kind !== 'mark') throw new Error('only taps here')
          const row = library.get(one.bookingId) ?? { says: '', revision: 0 }
          if (!seen.has(one.markId)) {
            expect(one.seenRevision).toBe(row.revision)
            library.set(one.bookingId, { says: one.says, revision: row.revision + 1 })
          }
          seen.add(one.markId)
          return { bookingId: one.bookingId, made: library.get(one.bookingId)?.revision ?? null }
        })
      const send = () => {
        box = fly(box)
        box = taken(box, arrive())
      }
      steps.forEach((one, i) => {
        if (one.do === 'tap') {
          const known = library.get(one.who)?.revision ?? 0
          box = put(box, tap(String(i), one.who, one.says as 'present', known))
          last.set(one.who, one.says)
        } else if (one.do === 'send') send()
        else {
          box = fly(box)
          if (one.do === 'lose answer') arrive()
          box = notTaken(box)
        }
      })
      while (box.errands.length > 0) send()
      for (const [who, says] of last) expect(library.get(who)?.says).toBe(says)
    }),
  )
})
