import type { Actor, Partner } from '../../tools/access'
import { type Entry, note } from '../../tools/journal'
import { keyed } from '../../tools/keys'
import { giveBackTry, takeTry } from '../../tools/limits'
import { type Result, refuse } from '../../tools/result'
import { asActor } from '../../tools/transaction'
import { isConflict } from '../rules'

/** How often in an hour an employee, and a whole organisation, may hear what else somebody has here. */
export const FREE_CONFLICTS = { employee: 20, organisation: 60 }

/** What a desk hears that heard too much already; a browser without a login cannot try telephone numbers here. */
export type Paced<Who> = Who extends { kind: 'guest' } ? never : 'slow_down'

/**
 * Does work that may tell a partner that someone has something else here. Whoever arranged that, it is written in the
 * journal, and whoever gets many has to wait between them: nobody learns by trying telephone numbers who comes here.
 */
export async function carefully<Who extends Actor, Value, Reason extends string>(
  actor: Who,
  about: Pick<Entry, 'kind' | 'rowIds'>,
  now: Date,
  work: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | Paced<Who>>> {
  const done = await (actor.kind === 'partner' ? counted(actor, about, now, work) : work())
  return done as Result<Value, Reason | Paced<Who>>
}

async function counted<Value, Reason extends string>(
  actor: Partner,
  about: Pick<Entry, 'kind' | 'rowIds'>,
  now: Date,
  work: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | 'slow_down'>> {
  const sources = [
    [keyed('conflict', actor.userId), FREE_CONFLICTS.employee],
    [keyed('conflict organisation', String(actor.organisationId)), FREE_CONFLICTS.organisation],
  ] as const
  const taken: Buffer[] = []
  const giveBack = async () => {
    for (const source of taken) await giveBackTry('conflict', source, now)
  }
  for (const [source, free] of sources) {
    if (!(await takeTry('conflict', source, free, now))) {
      await giveBack()
      return refuse('slow_down')
    }
    taken.push(source)
  }
  const done = await work()
  if (done.ok || !isConflict(done.reason)) {
    await giveBack()
    return done
  }
  const why = done.reason
  await asActor(actor, (tx) => note(tx, actor, { ...about, verb: 'see', why }, now))
  return done
}
