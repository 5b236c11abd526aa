import { z } from 'zod'
import { nameText } from '@/lib/residents/input/names'
import type { Actor } from '@/lib/tools/access'
import { ok, type Result, refuse } from '@/lib/tools/result'
import { dayText, timeText } from '@/lib/tools/typed'

const chosen = z.string({ error: 'choose_one' }).min(1, 'choose_one')
const row = z.object({ name: nameText, language: chosen })

/** What the form of the examples asks: one of everything. */
export const exampleInput = z.preprocess(
  withRows,
  z.object({
    name: nameText,
    remark: z.string().max(200, 'too_long').optional(),
    branch: chosen,
    course: chosen,
    day: dayText(),
    time: timeText(),
    way: chosen,
    laptop: chosen,
    moment: chosen,
    agreed: z.literal('yes', { error: 'must_agree' }),
    people: z.record(z.string().regex(/^p\d{1,3}$/), row),
  }),
)

/** Does nothing: who is called Vol is refused, everybody else is right. */
export async function tryExample(
  _actor: Actor,
  { name }: z.output<typeof exampleInput>,
): Promise<Result<null, 'full'>> {
  return name === 'Vol' ? refuse('full') : ok(null)
}

function withRows(posted: unknown): unknown {
  const people: Record<string, Record<string, unknown>> = {}
  for (const [field, value] of Object.entries(posted ?? {})) {
    const [, row, name] = /^people\.(p\d{1,3})\.(\w+)$/.exec(field) ?? []
    if (row && name) people[row] = { ...people[row], [name]: value }
  }
  return { ...(posted as object), people }
}
