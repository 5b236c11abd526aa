import { z } from 'zod'
import { phoneText } from '../../tools/phone-text'
import { calledText, safeText } from '../../tools/text'
import { type DayHours, isCovered, type Span } from '../rules/week'
import { chosen, hoursText, perhaps, postcode, week } from './parts'

/** A map that the library chose itself: an address of the web that begins with https. */
const mapUrl = z
  .string()
  .max(500, 'too_long')
  .transform((text, context) => {
    const url = URL.parse(text.trim())
    if (url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '') return url.href
    context.addIssue({ code: 'custom', message: 'map_wrong' })
    return z.NEVER
  })

/** Where a branch is, which door it is and how to get there. */
export const address = {
  street: safeText('street_missing', 80),
  postcode,
  town: safeText('town_missing', 80),
  entrance: perhaps(safeText('too_long', 300)),
  mapUrl: perhaps(mapUrl),
}

const details = {
  called: calledText,
  branchKind: z.enum(['library', 'outside'], { error: 'choose_one' }),
  phone: phoneText,
  schoolRegion: z.enum(['noord', 'midden', 'zuid'], { error: 'choose_one' }),
  municipalityId: chosen,
  ...address,
}

/** A branch that is not in the books yet. */
export const newBranchInput = z.object(details)
/** How a branch is called and reached from now on; its address is put right, it does not move house. */
export const branchInput = z.object({ ...details, branchId: chosen })

/** A municipality that is not in the books yet. */
export const newMunicipalityInput = z.object({ called: calledText })
/** How a municipality is called from now on. */
export const municipalityInput = z.object({ called: calledText, municipalityId: chosen })

/** What a building can be on a day: with people of the library, without, or with somebody of the IDO for who walks in. */
export const openings = ['staffed', 'self_service', 'walk_in'] as const
export type Opening = (typeof openings)[number]

const fields = Object.fromEntries(
  openings.flatMap((kind) => week.map((day) => [`${kind}${day}`, hoursText])),
) as Record<`${Opening}${(typeof week)[number]}`, typeof hoursText>

/** When a branch is open, per day and per kind: `staffed1` is Monday. Who walks in finds an open door. */
export const openingHoursInput = z.object({ ...fields, branchId: chosen }).transform((typed, context) => {
  const on = (kind: Opening, day: (typeof week)[number]): Span[] => typed[`${kind}${day}`]
  const isShown = week.some((day) => on('staffed', day).length + on('self_service', day).length > 0)
  for (const day of week)
    if (isShown && !isCovered(on('walk_in', day), [...on('staffed', day), ...on('self_service', day)]))
      context.addIssue({ code: 'custom', message: 'walk_in_shut', path: [`walk_in${day}`] })
  const hours: (DayHours & { kind: Opening })[] = openings.flatMap((kind) =>
    week.flatMap((weekday) => on(kind, weekday).map((span) => ({ ...span, weekday, kind }))),
  )
  return { branchId: typed.branchId, hours }
})

export type NewBranch = z.output<typeof newBranchInput>
export type BranchInput = z.output<typeof branchInput>
export type OpeningHoursInput = z.output<typeof openingHoursInput>
