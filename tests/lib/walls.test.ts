import { describe, expect, test } from 'vitest'
import { asActor } from '@/lib/tools/transaction'
import { freshDatabase } from '../support/database'
import { pointers } from '../support/pointers'
import {
  type Belongings,
  belongingsOf,
  everythingAsked,
  hear,
  inTurn,
  keptFor,
  outsiders,
  parametersOf,
  rowsOf,
  toldOf,
  withEveryDoor,
} from '../support/walls'

const database = freshDatabase()
const rooms = import.meta.glob(['/lib/*/{queries,commands}.ts', '/lib/*/{queries,commands}/*.ts'], {
  eager: true,
})
const asked = everythingAsked(rooms)
const turns = inTurn(database)
withEveryDoor()

test('the house is looked through by itself', () => {
  expect(asked.length).toBeGreaterThan(60)
  expect(asked.map((one) => one.name)).toContain('/lib/bookings/commands/cancel.ts cancelBooking')
  const source = 'async function x(_actor, { code, letter }, list = [1, (2)], now) { return (code) }'
  expect(parametersOf(source)).toEqual(['actor', 'input', 'list', 'now'])
  expect(parametersOf('async (actor) => f(actor, now)')).toEqual(['actor'])
  expect(parametersOf('() => 1')).toEqual([])
})

test('a question that cannot be asked well fails, and says which', async () => {
  const [pointer] = pointers(await belongingsOf(database.sql))
  const broken = (parameters: string[]) => ({
    name: 'x',
    parameters,
    run: (now: unknown) => (now as Date).toISOString(),
  })
  const [[, actor]] = (await outsiders(database.sql)) as [Awaited<ReturnType<typeof outsiders>>[0]]
  await expect(hear(broken(['now']), actor, pointer ?? {})).resolves.toMatch(/^2027/)
  await expect(hear(broken(['input']), actor, pointer ?? {})).rejects.toThrow('not asked well: TypeError')
  await expect(hear(broken(['unheardOf']), actor, pointer ?? {})).rejects.toThrow(
    'nothing to give for "unheardOf"',
  )
})

describe.each(asked)('$name', (one) => {
  test('gives nobody else anything of a partner’s people, and changes nothing of them', async () => {
    const turn = await turns.take()
    const { theirs, people } = turn
    const before = await everythingOf(theirs)
    const heard = []
    for (const [who, actor] of people) {
      for (const pointer of pointers(theirs)) {
        const answer = await hear(one, actor, pointer)
        heard.push(answer)
        expect(toldOf(theirs, answer), `${who} asks ${one.name}`).toEqual([])
      }
    }
    expect(await everythingOf(theirs)).toEqual(before)
    turns.leave(turn, one, heard)
  })
})

async function everythingOf(theirs: Belongings): Promise<unknown[]> {
  return [...(await rowsOf(database.sql, theirs)), ...(await keptFor(database.sql, theirs))]
}

test('the owner of these people does see them: the wall has a door', async () => {
  const theirs: Belongings = await belongingsOf(database.sql)
  const names = await asActor(theirs.owner, (tx) => tx.execute('select name from resident order by name'))
  expect(names.map((row) => String(row.name).split(' ')[1])).toEqual(['Derde', 'Eerste', 'Tweede', 'Vierde'])
})
