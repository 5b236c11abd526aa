import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterStep,
  inTurn,
  type Ticket,
  type TicketState,
  type TicketStep,
} from '@/lib/attendance/rules/turn'
import { after, minutes, now } from '../../../support/world'

const ticket = (number: number, given: Partial<Ticket> = {}): Ticket => ({
  ...{ ticketId: `t${number}`, number, firstName: null, state: 'waiting', cameAt: now },
  ...{ turnAt: null, endedAt: null, ...given },
})
const expected = (
  bookingId: string,
  startsIn: number,
  arrived: number | null,
  mark: string | null = null,
) => ({
  ...{ bookingId, startsAt: after(minutes(startsIn)), mark },
  arrivedAt: arrived === null ? null : after(minutes(arrived)),
})
const names = (...given: Parameters<typeof inTurn>) =>
  inTurn(...given).map((turn) => (turn.kind === 'walk_in' ? turn.ticketId : turn.bookingId))

describe('whose turn it is', () => {
  test('who has an appointment goes first at his time, and walk-ins go by order of coming in between', () => {
    const riet = expected('riet', 30, 10)
    const line = [ticket(2), ticket(1)]
    expect(names([riet], line, after(minutes(20)))).toEqual(['t1', 't2', 'riet'])
    expect(names([riet], line, after(minutes(30)))).toEqual(['riet', 't1', 't2'])
  })

  test('who has not come, was helped or stayed away is in nobody’s way', () => {
    const others = [
      expected('not here', 0, null),
      expected('helped', 0, 0, 'present'),
      expected('away', 0, null, 'absent'),
    ]
    const line = [ticket(1, { state: 'turn' }), ticket(2, { state: 'left' }), ticket(3)]
    expect(names(others, line, now)).toEqual(['t3'])
  })

  test('of two with the same time, who came first is first', () => {
    expect(names([expected('second', 0, -2), expected('first', 0, -5)], [], now)).toEqual(['first', 'second'])
  })

  test('everybody who is there stands in the line once', () => {
    const someone = fc.record({ starts: fc.integer({ min: -60, max: 60 }), came: fc.boolean() })
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 6 }), fc.integer({ min: 0, max: 6 }), (people, walkIns) => {
        const coming = people.map(({ starts, came }, i) => expected(`p${i}`, starts, came ? -1 : null))
        const line = Array.from({ length: walkIns }, (_, i) => ticket(i + 1))
        const order = names(coming, line, now)
        expect(new Set(order).size).toBe(order.length)
        expect(order).toHaveLength(people.filter(({ came }) => came).length + walkIns)
      }),
    )
  })
})

describe('a ticket', () => {
  const walk = (...steps: TicketStep[]) =>
    steps.reduce<ReturnType<typeof afterStep>>(
      (standing, step) => (typeof standing === 'string' ? standing : afterStep(standing, step, now)),
      { state: 'waiting', turnAt: null, endedAt: null },
    )
  const stateOf = (answer: ReturnType<typeof afterStep>) =>
    typeof answer === 'string' ? answer : answer.state

  test.each<[steps: TicketStep[], ends: TicketState | 'changed']>([
    [['turn'], 'turn'],
    [['turn', 'helped'], 'helped'],
    [['left'], 'left'],
    [['helped'], 'helped'],
    [['turn', 'back'], 'waiting'],
    [['turn', 'helped', 'back'], 'turn'],
    [['left', 'back'], 'waiting'],
    [['turn', 'turn'], 'changed'],
    [['helped', 'left'], 'changed'],
    [['helped', 'turn'], 'changed'],
    [['back'], 'changed'],
  ])('%j: %s', (steps, ends) => {
    expect(stateOf(walk(...steps))).toBe(ends)
  })

  test('that ended comes back for ten minutes', () => {
    const helped = { state: 'helped', turnAt: now, endedAt: now } as const
    expect(stateOf(afterStep(helped, 'back', after(minutes(9))))).toBe('turn')
    expect(afterStep(helped, 'back', after(minutes(10)))).toBe('too_late')
  })
})
