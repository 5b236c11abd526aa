import { z } from 'zod'
import { inParts, languageInput, nameText } from '../../residents/input/names'
import { reachedInput } from '../../residents/input/reach'
import { hasAddress } from '../../residents/rules/names'
import { safeText } from '../../tools/text'
import { dayText } from '../../tools/typed'
import { orNone, shown } from './desk'

const callWhenText = safeText('call_when_missing', 140).refine((text) => !hasAddress(text), 'name_address')

const person = z.object({
  ...shown,
  name: nameText,
  language: languageInput,
  callWhen: orNone(callWhenText),
  comesBackOn: orNone(dayText('ahead')),
})

/** Who she is, how she is reached and when, written down anew; whoever cannot be reached has a day on which she comes back. */
export const changeContactInput = inParts(person, reachedInput).transform((typed, context) => {
  const { contactWay, contact, comesBackOn } = typed
  const fault = (field: string, message: string) => {
    context.addIssue({ code: 'custom', message, path: [field] })
    return z.NEVER
  }
  if (contactWay !== 'card' && contact === null) return fault('contact', 'email_missing')
  if (contactWay === 'card' && comesBackOn === null) return fault('comesBackOn', 'day_missing')
  return typed
})
