import { z } from 'zod'
import { safeText } from '../../tools/text'
import { dayText } from '../../tools/typed'
import { chosen, perhaps } from './parts'

/** Days on which nobody of a partner works, both included; one day has no last one. */
export const closureInput = z
  .object({
    organisationId: chosen,
    fromDate: dayText(),
    untilDate: perhaps(dayText()),
    reason: safeText('reason_missing', 80),
  })
  .transform(({ untilDate, ...typed }, context) => {
    const until = untilDate ?? typed.fromDate
    if (until < typed.fromDate)
      context.addIssue({ code: 'custom', message: 'day_before', path: ['untilDate'] })
    return { ...typed, untilDate: until }
  })

/** Which closed days are taken back. */
export const closureAskedInput = z.object({ closureId: chosen })

export type ClosureInput = z.output<typeof closureInput>
