import { describe, expect, test } from 'vitest'
import { registerInput, undoTogetherInput } from '@/lib/attendance/input'

const [riet, wim] = ['b1b1b1b1-0000-4000-8000-000000000001', 'b1b1b1b1-0000-4000-8000-000000000002']
const [one, two] = ['a1a1a1a1-0000-4000-8000-000000000001', 'a1a1a1a1-0000-4000-8000-000000000002']
const page = {
  meetingId: '7',
  [`id.${riet}`]: one,
  [`seen.${riet}`]: '3',
  [`id.${wim}`]: two,
  [`seen.${wim}`]: '0',
  [`open.${wim}`]: 'yes',
}
const tap = { manner: null, sure: false }

describe('a button of the register, posted without a script', () => {
  test('is one tap with its own id and what the page had seen', () => {
    expect(registerInput.parse({ ...page, tap: `${riet} absent` })).toEqual({
      meetingId: 7,
      marks: [{ ...tap, markId: one, bookingId: riet, says: 'absent', seenRevision: 3 }],
    })
    expect(registerInput.parse({ ...page, tap: `${riet} absent sure` }).marks[0]?.sure).toBe(true)
  })

  test('for everybody is about who is still open', () => {
    expect(registerInput.parse({ ...page, tap: 'everybody present' }).marks).toEqual([
      { ...tap, markId: two, bookingId: wim, says: 'present', seenRevision: 0 },
    ])
  })

  test.each([
    {},
    { ...page },
    { ...page, tap: 'iemand present' },
    { ...page, tap: `${riet} aanwezig` },
    { ...page, meetingId: 'x', tap: `${riet} absent` },
    { tap: `${riet} absent`, meetingId: '7' },
    null,
  ])('that makes no sense is refused: %j', (typed) => {
    expect(registerInput.safeParse(typed).success).toBe(false)
  })
})

test('taps that are taken back together are ids between spaces', () => {
  expect(undoTogetherInput.parse({ markIds: `${one} ${two}` })).toEqual({ markIds: [one, two] })
  for (const markIds of ['', 'x', `${one} x`, undefined])
    expect(undoTogetherInput.safeParse({ markIds }).success, markIds).toBe(false)
})
