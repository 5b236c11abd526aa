import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completed, toggled, untapped } from '@/lib/questions/rules/answers'
import {
  due,
  handedIn,
  type KeptVisit,
  keptIn,
  minutesLeft,
  withoutQuestion,
  withoutSent,
  withQuestion,
} from '@/lib/questions/rules/kept'
import { shuffled } from '@/lib/questions/rules/order'

const minute = 60_000
const asked = {
  ...({ topic: 'digid-app', help: ['explained'], outcome: 'helped' } as const),
  ...{ minutes: null, provider: null },
}
const by = {
  branchId: 1,
  day: '2027-03-01',
  dayPart: 'morning',
  channel: 'walk_in',
  helpedBy: 'staff',
} as const
const one = (id: string, at = 0) => ({ ...asked, help: [...asked.help], id, at })
const kept = (seenId: string, ...questions: ReturnType<typeof one>[]): KeptVisit => ({
  seenId,
  ...by,
  questions,
})

describe('three taps', () => {
  test('make a question, in whichever order', () => {
    const taps = [{ topic: 'digid-app' }, { help: ['explained' as const] }, { outcome: 'helped' as const }]
    for (const order of [taps, [...taps].reverse()]) {
      const [first, second, third] = order
      expect(completed({ ...untapped, ...first, ...second })).toBe(null)
      expect(completed({ ...untapped, ...first, ...second, ...third })).toEqual(asked)
    }
  })

  test('a topic that is none makes no question', () => {
    expect(completed({ ...untapped, ...asked, help: ['explained'], topic: 'Riet 0612345678' })).toBe(null)
  })

  test('what was done stands in the order of the form, and goes away when it is tapped again', () => {
    expect(toggled(['device'], 'explained')).toEqual(['explained', 'device'])
    expect(toggled(['explained', 'device'], 'explained')).toEqual(['device'])
  })
})

describe('what is kept on the device', () => {
  test('can be undone for ten minutes after the last question of a visitor, and is then handed in', () => {
    let all = withQuestion([], { seenId: 'a', ...by, question: one('1', 0) })
    all = withQuestion(all, { seenId: 'a', ...by, question: one('2', 4 * minute) })
    expect(all).toEqual([kept('a', one('1', 0), one('2', 4 * minute))])
    expect(minutesLeft(all[0] as KeptVisit, 10 * minute)).toBe(4)
    expect(due(all, 13.9 * minute)).toEqual([])
    expect(due(all, 14 * minute)).toEqual(all)
    expect(withoutQuestion(all, '2')).toEqual([kept('a', one('1', 0))])
    expect(withoutQuestion(withoutQuestion(all, '2'), '1')).toEqual([])
  })

  test('is not kept longer by a clock that was put back', () => {
    expect(minutesLeft(kept('a', one('1', 60 * minute)), 0)).toBe(10)
  })

  test('is handed in without its moments and its own ids', () => {
    const text = JSON.stringify(handedIn({ ...kept('a', one('q', 1_234_567)), refused: 'too_old' }))
    expect(text).not.toContain('1234567')
    expect(text).not.toMatch(/"(?:id|at|refused)"/)
  })

  test('a question that is added while its visitor is sent becomes a visit of its own', () => {
    const sent = kept('a', one('1'))
    const now = [kept('a', one('1'), one('2')), kept('b', one('3'))]
    expect(withoutSent(now, [sent], () => 'new')).toEqual([kept('new', one('2')), kept('b', one('3'))])
    expect(withoutSent([sent], [sent], () => 'new')).toEqual([])
  })

  test('what the house refused is not sent again by itself', () => {
    expect(due([{ ...kept('a', one('1')), refused: 'too_old' }], 60 * minute)).toEqual([])
  })

  test('is read whatever somebody wrote there', () => {
    expect(keptIn(null)).toEqual([])
    const all = [kept('a', one('1'))]
    expect(keptIn(JSON.stringify([...all, null, {}, { seenId: 'x', day: 'y', questions: [] }]))).toEqual(all)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const visit of keptIn(text)) expect(visit.questions.length).toBeGreaterThan(0)
      }),
    )
  })
})

test('an order that nobody knows holds the same things, and every order comes up', () => {
  const orders = new Set<string>()
  let state = 1
  const chance = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  for (let i = 0; i < 500; i += 1) orders.add(shuffled(['a', 'b', 'c'], chance).join(''))
  expect([...orders].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
})
