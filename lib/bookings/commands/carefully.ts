import type { Actor, Partner } from '../../tools/access'
import { type Entry, note } from '../../tools/journal'
import { keyed } from '../../tools/keys'
import { giveBackTry, takeTry } from '../../tools/limits'
import { type Result, refuse } from '../../tools/result'
import { asActor } from '../../tools/transaction'
import { isConflict } from '../rules'

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
    ['member', keyed('conflict', actor.userId)],
    ['organisation', keyed('conflict organisation', String(actor.organisationId))],
  ] as const
  const taken: (typeof sources)[number][] = []
  const giveBack = async () => {
    for (const [by, source] of taken) await giveBackTry('conflict', by, source, now)
  }
  for (const one of sources) {
    const [by, source] = one
    if (!(await takeTry('conflict', by, source, now))) {
      await giveBack()
      return refuse('slow_down')
    }
    taken.push(one)
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
