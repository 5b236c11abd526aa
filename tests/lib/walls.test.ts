import { describe, expect, test } from 'vitest'
import { type Actor, Forbidden } from '@/lib/access'
import { asActor } from '@/lib/transaction'
import { freshDatabase } from '../support/database'
import {
  aWorker,
  type Belongings,
  belongingsOf,
  everythingAsked,
  pointers,
  rowsOf,
  toldOf,
} from '../support/walls'
import { aGuest, now } from '../support/world'

const database = freshDatabase()
const asked = everythingAsked(import.meta.glob(['/lib/*/queries.ts', '/lib/*/commands.ts'], { eager: true }))

/** Everybody who has nothing to do with this partner's people. */
async function outsiders(): Promise<[string, Actor][]> {
  return [
    ['another partner', await aWorker(database.sql, 'partner')],
    ['another partner’s contact person', await aWorker(database.sql, 'partner', true)],
    ['a trainer', await aWorker(database.sql, 'trainer')],
    ['a privacy officer', await aWorker(database.sql, 'dpo')],
    ['a reader of a municipality', await aWorker(database.sql, 'reader')],
    ['a browser without a login', await aGuest({})],
  ]
}

test('the house is looked through by itself', () => {
  expect(asked.length).toBeGreaterThan(25)
  expect(asked.map((one) => one.name)).toContain('/lib/changes/commands.ts cancelBooking')
})

describe.each(asked)('$name', (one) => {
  test('gives nobody else anything of a partner’s people, and changes nothing of them', async () => {
    const theirs = await belongingsOf(database.sql)
    const before = await rowsOf(database.sql, theirs)
    for (const [who, actor] of await outsiders()) {
      for (const pointer of pointers(theirs, one)) {
        const answer = await tried(() => one.run(actor, pointer, now))
        expect(toldOf(theirs, answer), `${who} asks ${one.name}`).toEqual([])
      }
    }
    expect(await rowsOf(database.sql, theirs)).toEqual(before)
  })
})

/** The answer, or nothing when it was not allowed or not understood. */
async function tried(ask: () => unknown): Promise<unknown> {
  try {
    return await ask()
  } catch (error) {
    return error instanceof Forbidden ? null : { error: String(error) }
  }
}

test('the owner of these people does see them: the wall has a door', async () => {
  const theirs: Belongings = await belongingsOf(database.sql)
  const names = await asActor(theirs.owner, (tx) => tx.execute('select name from resident order by name'))
  expect(names.map((row) => row.name)).toEqual(['Zeldzaam Derde', 'Zeldzaam Eerste', 'Zeldzaam Tweede'])
})
