import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeInput } from '@/lib/planning/input/change'
import { closureInput, holidayInput, schoolHolidaysInput } from '@/lib/planning/input/closed'
import {
  dropExceptionInput,
  endHoursInput,
  exceptionInput,
  hoursInput,
  newHoursInput,
} from '@/lib/planning/input/hours'

const typed = {
  ...{ branchId: '3', weekday: '2', rhythm: 'weekly', anchor: '', fromTime: '10', untilTime: '12.00' },
  ...{ minutes: '30', pause: '0', desks: '2', walkInDesks: '1', validFrom: '2097-03-05', validUntil: '' },
  ...{ 'lang.nl': 'yes', 'lang.ar': 'yes' },
}
const read = (given: Record<string, string> = {}) => newHoursInput.safeParse({ ...typed, ...given })
const version = (given: Record<string, string>) => {
  const change = read(given).data
  return change?.kind === 'hours' ? change.version : undefined
}
const wrong = (given: Record<string, string>) =>
  read(given).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)

describe('consultation hours', () => {
  test('are read as people type them', () => {
    expect(read().data).toEqual({
      ...{ kind: 'hours', hoursId: null, branchId: 3 },
      version: {
        ...{
          validFrom: '2097-03-05',
          validUntil: null,
          weekday: 2,
          rhythm: 'weekly',
          anchor: null,
          nth: null,
        },
        ...{ fromTime: '10:00', untilTime: '12:00', minutes: 30, pause: 0, desks: 2, walkInDesks: 1 },
        ...{ languages: ['nl', 'ar'], topics: null },
      },
    })
    expect(hoursInput.parse({ ...typed, hoursId: '9' })).toMatchObject({ hoursId: 9, branchId: 3 })
  })

  test('every other week count from the first of its days, or from the one that was typed', () => {
    expect(version({ rhythm: 'fortnightly' })).toMatchObject({ rhythm: 'fortnightly', anchor: '2097-03-05' })
    expect(version({ rhythm: 'fortnightly', weekday: '4' })?.anchor).toBe('2097-03-07')
    expect(version({ rhythm: 'fortnightly', anchor: '2097-03-12' })?.anchor).toBe('2097-03-12')
    expect(version({ anchor: '2097-03-12' })?.anchor).toBe(null)
  })

  test('once a month are the first, or the last', () => {
    expect(version({ rhythm: 'monthly.1' })).toMatchObject({ rhythm: 'monthly', nth: 1 })
    expect(version({ rhythm: 'monthly.5' })).toMatchObject({ rhythm: 'monthly', nth: 5 })
  })

  test('are about what is ticked, and about everything when nothing is', () => {
    expect(version({ 'topic.wmo': 'yes', 'topic.zwart-geld': 'yes' })?.topics).toEqual(['wmo'])
    expect(version({ 'topic.geldzorgen': 'yes' })?.topics).toBe(null)
  })

  test.each([
    [{ untilTime: '9.30' }, 'untilTime time_order'],
    [{ minutes: '121' }, 'minutes too_short'],
    [{ minutes: '4' }, 'minutes minutes_wrong'],
    [{ minutes: 'tien' }, 'minutes minutes_wrong'],
    [{ pause: '61' }, 'pause pause_wrong'],
    [{ desks: '0' }, 'desks desks_wrong'],
    [{ walkInDesks: '3' }, 'walkInDesks walk_in_wrong'],
    [{ weekday: '8' }, 'weekday choose_one'],
    [{ rhythm: 'daily' }, 'rhythm choose_one'],
    [{ branchId: '' }, 'branchId choose_one'],
    [{ validUntil: '2097-03-04' }, 'validUntil day_before'],
    [{ 'lang.nl': '', 'lang.ar': '' }, 'languages none_chosen'],
  ])('with %o are said to be wrong at the field', (given, said) => {
    expect(wrong(given)).toEqual([said])
  })
})

describe('a date that is different', () => {
  const other = {
    ...{ hoursId: '4', date: '2097-03-12', how: 'other', because: 'busy' },
    ...{ fromTime: '', untilTime: '', desks: '' },
  }
  const said = (given: object) =>
    exceptionInput.safeParse({ ...other, ...given }).error?.issues.map(({ path }) => path.join('.'))

  test('is off, or has other times or desks', () => {
    expect(exceptionInput.parse({ ...other, how: 'off', fromTime: '9' })).toMatchObject({
      exception: { off: true, fromTime: null, untilTime: null, desks: null, because: 'busy' },
    })
    expect(exceptionInput.parse({ ...other, desks: '3' })).toMatchObject({
      exception: { off: false, desks: 3 },
    })
    expect(dropExceptionInput.parse({ hoursId: '4', date: '2097-03-12' })).toMatchObject({ exception: null })
    expect(endHoursInput.parse({ hoursId: '4', lastDay: '2097-03-12' })).toMatchObject({ kind: 'hours_end' })
  })

  test('differs in something', () => {
    expect(said({})).toEqual(['fromTime'])
    expect(said({ fromTime: '9' })).toEqual(['untilTime'])
    expect(said({ fromTime: '9', untilTime: '8' })).toEqual(['untilTime'])
  })
})

describe('closed days', () => {
  const closed = { branchId: 'all', fromDate: '2097-12-23', reason: 'Verbouwing' }
  test('are one day, several, or some hours; of one branch or of all', () => {
    expect(closureInput.parse(closed)).toEqual({
      ...{ kind: 'closure', closureId: null },
      closure: {
        ...{ branchId: null, fromDate: '2097-12-23', untilDate: '2097-12-23' },
        ...{ fromTime: null, untilTime: null, reason: 'Verbouwing' },
      },
    })
    const hours = { closureId: '7', branchId: '3', fromTime: '13', untilTime: '15' }
    expect(closureInput.parse({ ...closed, ...hours })).toMatchObject({
      closureId: 7,
      closure: { branchId: 3, fromTime: '13:00', untilTime: '15:00' },
    })
  })

  test.each([
    [{ reason: '' }, 'reason'],
    [{ reason: 'a'.repeat(81) }, 'reason'],
    [{ reason: 'BSN 111222333' }, 'reason'],
    [{ untilDate: '2097-12-22' }, 'untilDate'],
    [{ fromTime: '13' }, 'untilTime'],
    [{ branchId: '' }, 'branchId'],
    [{ closureId: 'een' }, 'closureId'],
  ])('with %o are said to be wrong at the field', (given, field) => {
    const issues = closureInput.safeParse({ ...closed, ...given }).error?.issues
    expect(issues?.map(({ path }) => path.join('.'))).toEqual([field])
  })

  test('of schools are rows, of which an empty one is none, and that do not overlap', () => {
    const rows = {
      ...{ 'holidays.p0.name': 'autumn', 'holidays.p0.fromDate': '2097-10-19' },
      ...{ 'holidays.p0.untilDate': '2097-10-27', 'holidays.p1.name': '', 'holidays.p1.fromDate': '' },
    }
    const holidays = [{ name: 'autumn', fromDate: '2097-10-19', untilDate: '2097-10-27' }]
    expect(schoolHolidaysInput.parse({ region: 'midden', ...rows })).toEqual({ region: 'midden', holidays })
    const twice = {
      ...{ 'holidays.p2.name': 'may', 'holidays.p2.fromDate': '2097-10-25' },
      'holidays.p2.untilDate': '2097-10-26',
    }
    const issues = schoolHolidaysInput.safeParse({ region: 'midden', ...rows, ...twice }).error?.issues
    expect(issues?.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['holidays.p2.fromDate', 'overlaps'],
    ])
  })
})

test('whatever is sent is read or refused, and what is read is a change that can travel', () => {
  const forms = {
    newHoursInput,
    hoursInput,
    endHoursInput,
    exceptionInput,
    dropExceptionInput,
    closureInput,
    holidayInput,
  }
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('1', '2', '10.00', '12', '3 maart 2097', 'yes', 'off', 'other', 'all'),
  )
  const form = fc.record(
    Object.fromEntries(
      [
        ...Object.keys(typed),
        'hoursId',
        'date',
        'how',
        'because',
        'lastDay',
        'reason',
        'fromDate',
        'day',
        'closed',
      ].map((name) => [name, value]),
    ),
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(form, (sent) => {
      for (const input of Object.values(forms)) {
        const { data } = input.safeParse(sent)
        if (data) expect(changeInput.safeParse(data).success).toBe(true)
      }
      schoolHolidaysInput.safeParse(sent)
    }),
  )
})
