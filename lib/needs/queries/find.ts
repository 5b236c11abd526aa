import { type SQL, sql } from 'drizzle-orm'
import { firstLetterMatches, nameKey } from '../../residents/rules/names'
import { type Actor, Forbidden, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { keyed } from '../../tools/keys'
import { takeTry } from '../../tools/limits'
import { ok, type Result, refuse } from '../../tools/result'
import { asActor } from '../../tools/transaction'
import type { SoughtNeed } from '../input/desk'

/** As many needs are shown; who finds more has to say more. */
export const MOST_NEEDS_FOUND = 10
/** Of one end of a number, or one name, so many are looked through. */
const MOST_ALIKE = 200

export type FoundNeed = {
  needId: string
  topic: string
  municipality: string
  openedAt: Date
  /** Null while it is open. */
  endedAt: Date | null
  name: string
}

/**
 * Finds needs by what somebody at the desk or on the telephone can say: the code on her card, the end of a number, or a
 * name; what is open first. Each look stands in the journal, with the screen that it came from.
 */
export async function findNeeds(
  actor: Actor,
  input: SoughtNeed,
  now: Date,
): Promise<Result<{ found: FoundNeed[]; more: boolean }, 'slow_down'>> {
  must(actor, 'need.guard')
  if (actor.kind !== 'staff') throw new Forbidden('need.guard')
  if (!(await takeTry('find', 'member', keyed('find', actor.userId), now))) return refuse('slow_down')
  return asActor(
    actor,
    async (tx) => {
      const rows = await looked(tx, input)
      const found = rows.slice(0, MOST_NEEDS_FOUND)
      const rowIds = found.map(({ needId }) => needId)
      const why = `find:${input.from}`
      await note(tx, actor, { verb: 'see', kind: 'need', why, rowIds, evenNone: true }, now)
      return ok({ found, more: rows.length > found.length })
    },
    now,
  )
}

async function looked(tx: Transaction, input: SoughtNeed): Promise<FoundNeed[]> {
  const rows = await tx.execute<Row>(sql`
    select n.id, n.topic, m.name as municipality, n.opened_at, n.ended_at, c.name
    from need_contact c join need n on n.id = c.need_id join municipality m on m.id = n.municipality_id
    where ${whichOf(input)}
    order by n.ended_at is not null, n.opened_at desc, n.id limit ${MOST_ALIKE}`)
  const letter = input.by === 'digits' ? input.letter : null
  return rows
    .filter(({ name }) => letter === null || firstLetterMatches(name, letter))
    .map(({ id, topic, municipality, opened_at, ended_at, name }) => ({
      ...{ needId: id, topic, municipality, name, openedAt: new Date(opened_at) },
      endedAt: ended_at === null ? null : new Date(ended_at),
    }))
}

type Row = {
  id: string
  topic: string
  municipality: string
  opened_at: string
  ended_at: string | null
  name: string
}

/**
 * Of a name one of whose parts begins so: of who has an open need; of the others only the whole name, which an index
 * finds among all that ever were.
 */
function whichOf(input: SoughtNeed): SQL {
  if (input.by === 'code') return sql`n.code = ${input.code}`
  if (input.by === 'digits') return sql`c.last_digits = ${input.digits}`
  const key = nameKey(input.name)
  const plain = (text: SQL) => sql`regexp_replace(normalize(${text}, NFD), '[\u0300-\u036f]', '', 'g')`
  return sql`c.need_id = any (array(select whole.need_id from need_contact whole where whole.name_key = ${key})
    || array(select o.id from need o join need_contact part on part.need_id = o.id where o.ended_at is null
      and position(${plain(sql`${` ${key}`}::text`)} in ${plain(sql`' ' || part.name_key`)}) > 0))`
}
