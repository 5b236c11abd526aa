import { z } from 'zod'
import { safeText } from '../../tools/text'
import { wholeText } from '../../tools/typed'
import { chosen, perhaps } from './typed'

/** Two or three sentences that residents read, and one line. */
const toRead = perhaps(safeText('too_long', 400), 2_000)
const line = perhaps(safeText('too_long', 120), 2_000)

const details = {
  title: safeText('title_missing', 60),
  level: z.enum(['start', 'next', 'anyone'], { error: 'choose_one' }),
  lessonCount: wholeText(1, 60, 'lessons_wrong'),
  minutes: wholeText(15, 480, 'minutes_wrong'),
  capacity: wholeText(1, 200, 'places_wrong'),
  minimum: wholeText(1, 200, 'minimum_wrong'),
  learns: toRead,
  learnsEn: toRead,
  learnsAr: toRead,
  forWhom: line,
  bring: line,
}

const fits = <One extends { minimum: number; capacity: number }>(input: z.ZodType<One>) =>
  input.superRefine(({ minimum, capacity }, context) => {
    if (minimum > capacity) context.addIssue({ code: 'custom', message: 'minimum_above', path: ['minimum'] })
  })

/** A course that is offered again and again: what it is called, what one learns, how long and how large it is. */
export const newCourseInput = fits(z.object(details))

/** The same of a course that is there already. */
export const courseInput = fits(z.object({ ...details, courseId: chosen }))

/** Whether new runs are made of a course. */
export const retireInput = z.object({
  courseId: chosen,
  retired: z.enum(['yes', 'no']).transform((a) => a === 'yes'),
})

export type CourseDetails = z.output<typeof newCourseInput>
