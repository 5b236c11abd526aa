import { z } from 'zod'

/** Something that is chosen by its number. */
export const chosen = z.coerce
  .number({ error: 'choose_one' })
  .int('choose_one')
  .positive('choose_one')
  .max(Number.MAX_SAFE_INTEGER, 'choose_one')

/** What may stay empty: then it is nothing. Nobody reads more than `most` signs of it. */
export function perhaps<Output>(input: z.ZodType<Output, string>, most = 200) {
  return z
    .string()
    .max(most, 'too_long')
    .nullish()
    .transform((text) => (text?.trim() ? text : null))
    .pipe(input.nullable())
}

/** What is ticked in a list: `topic.wmo` of the list `topic`, in the order of the form. */
export function tickedIn(typed: Record<string, unknown>, list: string): string[] {
  const start = `${list}.`
  return Object.entries(typed).flatMap(([name, value]) =>
    value === 'yes' && name.startsWith(start) && name.length < 60 ? [name.slice(start.length)] : [],
  )
}
