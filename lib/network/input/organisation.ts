import { z } from 'zod'
import { phoneText } from '../../tools/phone-text'
import { calledText, safeText } from '../../tools/text'
import { chosen, hoursText as hours, perhaps, postcode, week } from './parts'

/** Sentences that residents read. */
const toRead = perhaps(safeText('too_long', 300))
const line = perhaps(safeText('too_long', 80))

const details = {
  called: calledText,
  phone: perhaps(phoneText),
  street: line,
  postcode: perhaps(postcode),
  town: line,
  descriptionNl: toRead,
  descriptionEn: toRead,
  descriptionAr: toRead,
  ...{
    hours1: hours,
    hours2: hours,
    hours3: hours,
    hours4: hours,
    hours5: hours,
    hours6: hours,
    hours7: hours,
  },
}

/** How a partner is reached, where it works and when; `town3` is ticked for municipality 3, `hours1` are those of Monday. */
export const organisationInput = z
  .looseObject({ ...details, organisationId: chosen })
  .transform((typed) => ({ ...told(typed), organisationId: typed.organisationId }))

/** A partner, or a municipality, that is not in the books yet. */
export const newOrganisationInput = z
  .looseObject({ ...details, kind: z.enum(['partner', 'municipality'], { error: 'choose_one' }) })
  .transform((typed) => ({ ...told(typed), kind: typed.kind }))

type Typed = { [Name in keyof typeof details]: z.output<(typeof details)[Name]> }

function told(typed: Typed & Record<string, unknown>) {
  const { called, phone, street, postcode, town } = typed
  return {
    ...{ called, phone, street, postcode, town },
    description: { nl: typed.descriptionNl, en: typed.descriptionEn, ar: typed.descriptionAr },
    municipalityIds: tickedIn(typed, 'town'),
    hours: week.flatMap((weekday) => typed[`hours${weekday}`].map((span) => ({ ...span, weekday }))),
  }
}

/** The numbers of what was ticked in a list: `town3` and `town12`. */
function tickedIn(typed: Record<string, unknown>, list: string): number[] {
  const number = new RegExp(`^${list}([1-9]\\d{0,14})$`)
  return Object.entries(typed).flatMap(([name, value]) =>
    value === 'yes' && number.test(name) ? [Number(name.slice(list.length))] : [],
  )
}

export type OrganisationInput = z.output<typeof organisationInput>
export type NewOrganisation = z.output<typeof newOrganisationInput>
