import { z } from 'zod'
import { safeText } from '../../tools/text'
import { dayText, timeText } from '../../tools/typed'
import type { Change } from '../rules/change'
import { chosen, perhaps } from './typed'

/** A branch, or all of them. */
const where = z
  .union([z.literal('all'), chosen], { error: 'choose_one' })
  .transform((answer) => (answer === 'all' ? null : answer))

/** Days on which a branch or the whole library is closed, both included; with times only between those. */
export const closureInput = z
  .object({
    closureId: z.union([z.literal('').transform(() => null), chosen], { error: 'choose_one' }).default(null),
    branchId: where,
    fromDate: dayText('ahead'),
    untilDate: perhaps(dayText('ahead')),
    fromTime: perhaps(timeText()),
    untilTime: perhaps(timeText()),
    reason: safeText('reason_missing', 80),
  })
  .transform(({ closureId, untilDate, ...typed }, context): Change => {
    const wrong = (field: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [field] })
    const { fromTime, untilTime, fromDate } = typed
    const until = untilDate ?? fromDate
    if (until < fromDate) wrong('untilDate', 'day_before')
    if (fromTime !== null && untilTime === null) wrong('untilTime', 'time_missing')
    if (fromTime === null && untilTime !== null) wrong('fromTime', 'time_missing')
    if (fromTime !== null && untilTime !== null && fromTime >= untilTime) wrong('untilTime', 'time_order')
    return { kind: 'closure', closureId, closure: { ...typed, untilDate: until } }
  })

/** A closure that is taken back. */
export const dropClosureInput = z
  .object({ closureId: chosen })
  .transform(({ closureId }): Change => ({ kind: 'closure', closureId, closure: null }))

/** Whether the library is closed on a public holiday. */
export const holidayInput = z
  .object({ day: dayText('near'), closed: z.enum(['yes', 'no'], { error: 'choose_one' }) })
  .transform(({ day, closed }): Change => ({ kind: 'holiday', day, closed: closed === 'yes' }))

export const schoolRegions = ['noord', 'midden', 'zuid'] as const
export const schoolHolidayNames = ['autumn', 'christmas', 'spring', 'may', 'summer'] as const

/** At most so many school holidays of a region are kept ahead: those of three years. */
export const MOST_HOLIDAYS = 15

const holiday = z
  .object({
    name: z.enum(schoolHolidayNames, { error: 'choose_one' }),
    fromDate: dayText('ahead'),
    untilDate: dayText('ahead'),
  })
  .refine(({ fromDate, untilDate }) => fromDate <= untilDate, { error: 'day_before', path: ['untilDate'] })

/** The school holidays of a region that are not over, row by row; a row in which nothing was typed is none. */
export const schoolHolidaysInput = z
  .looseObject({ region: z.enum(schoolRegions, { error: 'choose_one' }) })
  .transform(({ region, ...typed }, context) => {
    const rows = rowsIn(typed)
    if (rows.length > MOST_HOLIDAYS)
      context.addIssue({ code: 'custom', message: 'too_many', path: ['holidays'] })
    const holidays = rows.slice(0, MOST_HOLIDAYS).flatMap(([row, one]) => {
      const read = holiday.safeParse(one)
      if (read.success) return [{ row, ...read.data }]
      for (const { message, path } of read.error.issues)
        context.addIssue({ code: 'custom', message, path: ['holidays', row, ...path] })
      return []
    })
    for (const { row, fromDate } of holidays)
      if (holidays.some((one) => one.row !== row && one.fromDate <= fromDate && fromDate <= one.untilDate))
        context.addIssue({ code: 'custom', message: 'overlaps', path: ['holidays', row, 'fromDate'] })
    return { region, holidays: holidays.map(({ row: _, ...one }) => one) }
  })

export type SchoolHolidaysInput = z.output<typeof schoolHolidaysInput>

function rowsIn(typed: Record<string, unknown>): [string, Record<string, unknown>][] {
  const rows = new Map<string, Record<string, unknown>>()
  for (const [field, value] of Object.entries(typed)) {
    const [, row, name] = /^holidays\.(p\d{1,3})\.(name|fromDate|untilDate)$/.exec(field) ?? []
    if (row && name) rows.set(row, { ...rows.get(row), [name]: value })
  }
  return [...rows].filter(([, one]) => Object.values(one).some((value) => value !== ''))
}
