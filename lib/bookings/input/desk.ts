import { z } from 'zod'
import { isOwnTopic } from '../../network/rules/topics'
import { anotherInput, inParts, nameText, personInput } from '../../residents/input/names'
import { reachedInput } from '../../residents/input/reach'
import { orNothing } from './find'

/** What was chosen of what is shown: a time, a course, or with `:wait` the line of a course that is full. */
const chosen = z
  .string({ error: 'choose_one' })
  .regex(/^[1-9]\d{0,14}(:wait)?$/, 'choose_one')
  .transform((text) => ({ activityId: Number.parseInt(text, 10), orWait: text.endsWith(':wait') }))

const asked = personInput.extend({
  formKey: z.uuid('form_old'),
  choice: chosen,
  /** Of a consultation what it is about, of a course whether a laptop comes along. */
  kind: z.enum(['consultation', 'course'], { error: 'form_old' }),
  topic: z.string().optional(),
  ownLaptop: z.enum(['yes', 'no']).optional(),
  // Nobody is reached by way of the library itself.
  contactOf: z.enum(['resident', 'helper'], { error: 'choose_one' }),
  another: anotherInput,
  /** Though it is full: above the places there are, and why. */
  because: orNothing(z.enum(['promised', 'urgent', 'travels_far', 'library_mistake'], 'choose_one')),
})

/** Somebody who is on the telephone, or stands at the desk: one form, one booking. */
export const phoneInput = inParts(asked, reachedInput).transform((typed, context) => {
  const { formKey, choice, kind, topic, ownLaptop, because, ...person } = typed
  if (kind === 'course' && ownLaptop === undefined)
    context.addIssue({ code: 'custom', message: 'choose_one', path: ['ownLaptop'] })
  if (kind === 'consultation' && !isOwnTopic(topic))
    context.addIssue({ code: 'custom', message: 'choose_one', path: ['topic'] })
  const answers =
    kind === 'course'
      ? { ownLaptop: ownLaptop === 'yes', topic: null }
      : { ownLaptop: null, topic: topic ?? null }
  const above = because === null ? {} : { because, orWait: false }
  return { ...choice, ...above, formKey, people: [{ ...person, ...answers }] }
})

/** A name that is being typed, and what was chosen for it. */
export const sameNameInput = z
  .object({ name: nameText, choice: chosen })
  .transform(({ name, choice }) => ({ name, activityId: choice.activityId }))
