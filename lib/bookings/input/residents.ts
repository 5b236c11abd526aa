import { z } from 'zod'
import { topicInput } from '../../drafts/input'
import { anotherInput, inParts, personInput } from '../../residents/input/names'
import { reachedInput } from '../../residents/input/reach'

/** At most so many residents in one form. */
export const MOST_RESIDENTS = 8

const tick = z.literal('yes').or(z.literal(false)).nullish()

/** What is asked of every resident, whatever they come for. */
const answers = personInput.extend({
  /** The partner has asked, and says so: without it there is no booking. */
  agreed: z.literal('yes', { error: 'must_agree' }).transform(() => true as const),
  attendanceShared: tick.transform((ticked) => ticked === 'yes'),
  /** Asked only where somebody of this name at this contact is known already. */
  another: anotherInput,
})
const laptop = z
  .object({
    ownLaptop: z.enum(['yes', 'no'], { error: 'choose_one' }).transform((answer) => answer === 'yes'),
  })
  .transform((answer) => ({ ...answer, topic: null }))
const topic = topicInput.transform((answer) => ({ ...answer, ownLaptop: null }))

/** One resident as the fields of a form: everything is text until it is read. */
export type TypedResident = Partial<
  Record<
    | 'name'
    | 'language'
    | 'contactOf'
    | 'contactWay'
    | 'contact'
    | 'ownLaptop'
    | 'topic'
    | 'agreed'
    | 'attendanceShared'
    | 'another',
    string | false | null
  >
>

/** Reads one resident: who it is, how they are reached, and what this kind of activity asks. */
function residentInput(extra: z.ZodType<{ ownLaptop: boolean | null; topic: string | null }>) {
  return inParts(inParts(answers, reachedInput), extra)
}

/** The rows of the form are `p0`, `p1`, …; a row that was taken away leaves a gap. */
const row = z.string().regex(/^p\d{1,3}$/, 'choose_one')

function residentsInput(extra: Parameters<typeof residentInput>[0]) {
  return z
    .object({
      formKey: z.uuid('form_old'),
      /** Which activity, and with `:wait` that whoever gets no place stands in line. */
      choice: z
        .string({ error: 'choose_one' })
        .regex(/^[1-9]\d{0,14}(:wait)?$/, 'choose_one')
        .transform((text) => ({ activityId: Number.parseInt(text, 10), orWait: text.endsWith(':wait') })),
      people: z
        .record(row, residentInput(extra), { error: 'nobody' })
        .refine((people) => Object.keys(people).length > 0, 'nobody')
        .refine((people) => Object.keys(people).length <= MOST_RESIDENTS, 'too_many')
        .transform((people) => Object.entries(people).map(([row, person]) => ({ ...person, row }))),
    })
    .transform(({ choice, ...rest }) => ({ ...choice, ...rest }))
}

/** Residents for a course: who brings a laptop is asked. */
export const courseResidentsInput = residentsInput(laptop)
/** Residents for a consultation: what they need help with is asked. */
export const consultationResidentsInput = residentsInput(topic)

/** A form as it is posted, `people.p0.name`, becomes rows; other fields stay as they are. */
function withRows(posted: unknown): unknown {
  const people: Record<string, Record<string, unknown>> = {}
  const rest: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(posted ?? {})) {
    const [, row, name] = /^people\.(p\d{1,3})\.(\w+)$/.exec(field) ?? []
    if (row && name) people[row] = { ...people[row], [name]: value }
    else rest[field] = value
  }
  return { ...rest, people }
}

/** The same forms as they are posted, with or without JavaScript. */
export const courseResidentsForm = z.preprocess(withRows, courseResidentsInput)
export const consultationResidentsForm = z.preprocess(withRows, consultationResidentsInput)

export type ResidentsInput = z.output<typeof courseResidentsInput>
