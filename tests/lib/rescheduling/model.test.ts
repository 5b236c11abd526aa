import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History } from '../../support/agenda-history'
import { begins, type Step, step } from '../../support/agenda-steps'
import { freshDatabase } from '../../support/database'

const database = freshDatabase('file', 4)

test('after every step of any history the agenda is what was decided, and nobody stands before a closed door', async () => {
  const done = { hits: 0, lessons: 0, letIn: 0, changed: 0, calledOff: 0, offered: 0 }
  const history = async (begin: string, steps: Step[]) => {
    const story = await History.open(database.sql, new Date(begin))
    for (const one of steps) await story.do(one)
    const seen = { ...story.done, ...story.runs.done }
    for (const key of Object.keys(done) as (keyof typeof done)[]) done[key] += seen[key]
  }
  await fc.assert(fc.asyncProperty(begins, fc.array(step, { minLength: 10, maxLength: 24 }), history), {
    numRuns: Number(process.env.HISTORIES ?? 24),
    endOnFailure: true,
  })
  // Histories in which nothing happens would prove nothing.
  for (const [what, times] of Object.entries(done))
    expect({ what, times: times > 0 }).toEqual({ what, times: true })
  console.log(done)
}, 600_000)
