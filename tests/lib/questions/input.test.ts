import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { copyLinesInput, deskTopicsInput, visitInput, visitsInput } from '@/lib/questions/input'

const question = { topic: 'digid-app', help: ['explained'], outcome: 'helped' }
const visit = {
  ...{ seenId: randomUUID(), branchId: 1, day: '2027-03-01', dayPart: 'morning' },
  ...{ channel: 'walk_in', helpedBy: 'staff', questions: [question] },
}
const isRead = (change: object) => visitsInput.safeParse({ visits: [{ ...visit, ...change }] }).success

describe('what a device hands in', () => {
  test('is codes and nothing that somebody typed', () => {
    expect(isRead({})).toBe(true)
    for (const wrong of ['Riet', '0612345678', 'digid-app ', 'weet niet'])
      expect(isRead({ questions: [{ ...question, topic: wrong }] }), wrong).toBe(false)
    expect(isRead({ questions: [{ ...question, provider: 'bank van Riet' }] })).toBe(false)
    expect(isRead({ questions: [{ ...question, help: [] }] })).toBe(false)
    expect(isRead({ questions: [] })).toBe(false)
    expect(isRead({ day: '2027-02-30' })).toBe(false)
    expect(isRead({ day: '2027-03-01T10:41' })).toBe(false)
  })

  test('what is added to it is left out: a note, a moment, somebody', () => {
    const more = {
      ...visit,
      note: 'Riet',
      at: 1,
      userId: 'u',
      questions: [{ ...question, note: 'Riet', at: 1 }],
    }
    expect(JSON.stringify(visitsInput.parse({ visits: [more] }))).not.toMatch(/Riet|note|"at"|userId/)
  })
})

test('a form without a script makes the same visit', () => {
  const { questions: _, ...rest } = visit
  const form = {
    ...rest,
    ...question,
    day: '1-3-2027',
    explained: 'yes',
    digid: 'yes',
    minutes: '',
    vestiging: 'x',
  }
  const [made] = visitInput.parse(form).visits
  const asked = { ...question, help: ['explained', 'digid'], minutes: null, provider: null }
  expect(made).toEqual({ ...visit, questions: [asked] })
  const nothing = visitInput.safeParse({ ...form, explained: undefined, digid: undefined })
  expect(nothing.error?.issues).toMatchObject([{ path: ['explained'], message: 'choose_help' }])
})

test('lines to copy are lines of the form, each with a number', () => {
  const read = (lines: string) => copyLinesInput.safeParse({ branchId: '1', month: '2027-02-01', lines })
  expect(read('visits=12 domain.overheid=9').data?.lines).toEqual([
    { line: 'visits', counted: 12 },
    { line: 'domain.overheid', counted: 9 },
  ])
  for (const wrong of ['', 'visits', 'visits=', 'visits=-1', 'visits=1.5', 'riet=1', 'visits=1  visits=1'])
    expect(read(wrong).success, wrong).toBe(false)
  expect(copyLinesInput.safeParse({ branchId: '1', month: '2027-02-02', lines: 'visits=1' }).success).toBe(
    false,
  )
})

test('a topic stands on one place, and places may stay empty', () => {
  expect(deskTopicsInput.parse({ place1: 'aow', place2: '', place5: 'ww' })).toEqual({
    topics: ['aow', 'ww'],
  })
  const wrong = (form: object) => deskTopicsInput.safeParse(form).error?.issues[0]
  expect(wrong({ place1: 'aow', place3: 'aow' })).toMatchObject({ path: ['place3'], message: 'twice' })
  expect(wrong({ place1: 'Riet' })).toMatchObject({ path: ['place1'], message: 'choose_one' })
  expect(wrong({})).toMatchObject({ path: ['place1'], message: 'none' })
})
