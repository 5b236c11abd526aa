import { z } from 'zod'
import { wholeText } from '../../tools/typed'
import type { Window } from '../rules/hours'
import { hoursTyped } from '../rules/week'
import { week } from './parts'

/** Nobody is called before eight in the morning or after nine in the evening. */
const [EARLIEST, LATEST] = ['08:00', '21:00']

/** From when until when somebody calls on one day; empty: nobody does. */
const calling = z
  .string()
  .max(100, 'calls_one')
  .nullish()
  .transform((text, context): Window | null => {
    const read = hoursTyped(text ?? '')
    const message = wrongIn(read)
    if (message) context.addIssue({ code: 'custom', message })
    return (read.ok && read.value[0]) || null
  })

/** Of other hours a day may have several: how those are written is no help here. */
function wrongIn(read: ReturnType<typeof hoursTyped>): string | null {
  if (!read.ok) return read.reason === 'hours_order' ? read.reason : 'calls_one'
  const [first, ...more] = read.value
  if (more.length > 0) return 'calls_one'
  return first && isNight(first) ? 'calls_night' : null
}

function isNight({ fromTime, untilTime }: Window): boolean {
  return fromTime < EARLIEST || untilTime > LATEST
}

/** How a library works: when it calls people, how long they may think, and how far ahead they can book. */
export const rulesInput = z
  .object({
    ...{ calls1: calling, calls2: calling, calls3: calling, calls4: calling, calls5: calling },
    ...{ calls6: calling, calls7: calling },
    offerHours: wholeText(2, 336, 'number_wrong'),
    bookAheadDays: wholeText(1, 180, 'number_wrong'),
    bookBeforeMinutes: wholeText(0, 10_080, 'number_wrong'),
    overbookMost: wholeText(0, 10, 'number_wrong'),
    holdOneIn: wholeText(1, 10, 'number_wrong'),
  })
  .transform((typed, context) => {
    const calls = week.map((day) => typed[`calls${day}`])
    if (calls.every((one) => one === null))
      context.addIssue({ code: 'custom', message: 'calls_none', path: ['calls1'] })
    const { offerHours, bookAheadDays, bookBeforeMinutes, overbookMost, holdOneIn } = typed
    return { calls, offerHours, bookAheadDays, bookBeforeMinutes, overbookMost, holdOneIn }
  })

export type RulesInput = z.output<typeof rulesInput>
