import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeCode } from '@/lib/planning/input/change'
import type { Change } from '@/lib/planning/rules/change'
import { hitsInput } from '@/lib/rescheduling/input/hits'

const change: Change = { kind: 'holiday', day: '2097-05-05', closed: false }
const w = changeCode(change)
const [one, other] = ['0f8fad5b-d9cb-469f-a165-70867728950e', '7c9e6679-7425-40de-944b-e07fc1f90ae7']
const wrong = (sent: object) =>
  hitsInput.safeParse(sent).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)

describe('what is chosen for who is hit', () => {
  test('is read per person and per lesson', () => {
    const sent = {
      ...{ w, [`choices.${one}`]: 'move.12.66888600', [`choices.${other}`]: 'stand.promised' },
      ...{ 'lessons.7': 'off', 'lessons.8': 'stand.elsewhere' },
      ...{
        'lessons.9': 'move',
        'lesson.9.day': '2097-03-05',
        'lesson.9.from': '10',
        'lesson.9.until': '11.30',
      },
    }
    expect(hitsInput.parse(sent)).toEqual({
      change,
      choices: [
        { bookingId: one, way: 'move', to: { hoursId: 12, startsAt: new Date('2097-03-05T10:00Z') } },
        { bookingId: other, way: 'stand', because: 'promised' },
      ],
      lessons: [
        { meetingId: 7, way: 'off' },
        { meetingId: 8, way: 'stand', because: 'elsewhere' },
        {
          ...{ meetingId: 9, way: 'move' },
          ...{ startsAt: new Date('2097-03-05T09:00Z'), endsAt: new Date('2097-03-05T10:30Z') },
          seen: false,
        },
      ],
    })
    expect(hitsInput.parse({ w })).toEqual({ change, choices: [], lessons: [] })
  })

  test('what is unusual about a moment was said of that moment, or of another', () => {
    const moment = { 'lesson.9.day': '5 maart 2097', 'lesson.9.from': '10', 'lesson.9.until': '11.30' }
    const seenIn = (seen: string) =>
      hitsInput.parse({ w, 'lessons.9': 'move', ...moment, 'lesson.9.seen': seen }).lessons
    expect(seenIn('2097-03-05 10:00-11:30')).toMatchObject([{ seen: true }])
    expect(seenIn('2097-03-05 10:00-11:00')).toMatchObject([{ seen: false }])
    expect(seenIn('')).toMatchObject([{ seen: false }])
  })

  test.each([
    [{ w: 'x' }, 'w change_unclear'],
    [{}, 'w change_unclear'],
    [{ w, [`choices.${one}`]: '' }, `choices.${one} choose_one`],
    [{ w, [`choices.${one}`]: 'move.' }, `choices.${one} choose_one`],
    [{ w, [`choices.${one}`]: 'move.12' }, `choices.${one} choose_one`],
    [{ w, [`choices.${one}`]: 'move.12.x' }, `choices.${one} choose_one`],
    [{ w, [`choices.${one}`]: 'stand.lazy' }, `choices.${one} choose_one`],
    [{ w, 'lessons.7': 'call' }, 'lessons.7 choose_one'],
    [{ w, 'lessons.7': 'move', 'lesson.7.from': '10', 'lesson.7.until': '11' }, 'lesson.7.day day_missing'],
    [
      { w, 'lessons.7': 'move', 'lesson.7.day': '2097-03-05', 'lesson.7.from': '10', 'lesson.7.until': '9' },
      'lesson.7.until time_order',
    ],
  ])('%o is said to be wrong at the one it is about', (sent, said) => {
    expect(wrong(sent)).toEqual([said])
  })

  test('whatever is sent is read or refused', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'w',
        `choices.${one}`,
        'choices.x',
        'lessons.7',
        'lessons.-1',
        'lesson.7.day',
        '__proto__',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(fc.string(), fc.constantFrom('move', 'off', w))), (sent) => {
        hitsInput.safeParse(sent)
      }),
    )
  })
})
