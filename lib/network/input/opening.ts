import { z } from 'zod'
import { type DayHours, isCovered, type Span } from '../rules/week'
import { chosen, hoursText, week } from './parts'

/** What a building can be on a day: with people of the library, without, or with somebody of the IDO for who walks in. */
export const openings = ['staffed', 'self_service', 'walk_in'] as const
export type Opening = (typeof openings)[number]

const fields = Object.fromEntries(
  openings.flatMap((kind) => week.map((day) => [`${kind}${day}`, hoursText])),
) as Record<`${Opening}${(typeof week)[number]}`, typeof hoursText>

/**
 * When a branch is open, per day and per kind: `staffed1` is Monday. Who walks in finds an open door and somebody behind it.
 * `anyway`: also where what is held there falls outside.
 */
export const openingHoursInput = z
  .object({ ...fields, branchId: chosen, anyway: z.string().max(10).optional() })
  .transform((typed, context) => {
    const on = (kind: Opening, day: (typeof week)[number]): Span[] => typed[`${kind}${day}`]
    const isShown = week.some((day) => on('staffed', day).length + on('self_service', day).length > 0)
    for (const day of week) {
      if (!isShown || isCovered(on('walk_in', day), on('staffed', day))) continue
      const isOpen = isCovered(on('walk_in', day), [...on('staffed', day), ...on('self_service', day)])
      const message = isOpen ? 'walk_in_unstaffed' : 'walk_in_shut'
      context.addIssue({ code: 'custom', message, path: [`walk_in${day}`] })
    }
    const hours: (DayHours & { kind: Opening })[] = openings.flatMap((kind) =>
      week.flatMap((weekday) => on(kind, weekday).map((span) => ({ ...span, weekday, kind }))),
    )
    return { branchId: typed.branchId, hours, anyway: typed.anyway === 'yes' }
  })

export type OpeningHoursInput = z.output<typeof openingHoursInput>
