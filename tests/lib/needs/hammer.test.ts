import { describe, expect, test } from 'vitest'
import { referralCard } from '@/db/views'
import { decline, takeOn } from '@/lib/needs/commands/answer'
import { askOther } from '@/lib/needs/commands/ask'
import { withdrawConsent } from '@/lib/needs/commands/resident'
import type { Actor, Partner } from '@/lib/tools/access'
import { database } from '@/lib/tools/database'
import { asActor } from '@/lib/tools/transaction'
import { agreed, shown } from '../../support/allowed/need-rows'
import { freshDatabase } from '../../support/database'
import { asked, theNeed, theReferral } from '../../support/needs'
import { aCrowd, type Crowd, needViolations, storm, withoutLock } from '../../support/needs-storm'
import { now, the } from '../../support/world'

const CONNECTIONS = 24
const books = freshDatabase('test', CONNECTIONS)

type One = { needId: string; referralId: string; revision: number }

/** So many needs that were asked of Kwadraad a moment ago. */
async function many({ network }: Crowd, count: number): Promise<One[]> {
  const all = []
  for (let i = 0; i < count; i++) {
    const { needId, referralId } = await asked(network)
    all.push({ referralId, ...(await shown(needId)) })
  }
  return all
}

const oks = (answers: ({ ok: boolean } | null)[]) => answers.filter((answer) => answer?.ok).length
/** Without the lock some break on what PostgreSQL holds: that is no answer. */
const orBroken = <Answer>(answer: Promise<Answer>) => answer.catch(() => null)

describe('two answers at the same moment', () => {
  test('two desks that ask another: one does, the other sees that', async () => {
    const crowd = await aCrowd(0)
    const [one, other] = crowd.desks as [Actor, Actor]
    const { toWelzijn, toKwadraad } = crowd.network
    for (const need of await many(crowd, 15)) {
      const answers = await Promise.all([
        askOther(one, { ...need, ...agreed(toWelzijn) }, now),
        askOther(other, { ...need, ...agreed(toKwadraad) }, now),
        askOther(one, { ...need, ...agreed(toWelzijn) }, now),
      ])
      expect(oks(answers)).toBe(1)
      expect(answers.filter((answer) => !answer.ok && answer.reason === 'changed')).toHaveLength(2)
    }
    expect(await needViolations(books.sql)).toEqual([])
  })

  test('with the lock off both do: the race is real', async () => {
    const crowd = await aCrowd(0)
    const [one, other] = crowd.desks as [Actor, Actor]
    const needs = await many(crowd, 15)
    await withoutLock(books.sql, database())
    let both = 0
    for (const need of needs) {
      const answers = await Promise.all([
        orBroken(askOther(one, { ...need, ...agreed(crowd.network.toWelzijn) }, now)),
        orBroken(askOther(other, { ...need, ...agreed(crowd.network.toKwadraad) }, now)),
      ])
      if (oks(answers) === 2) both += 1
    }
    expect(both).toBeGreaterThan(0)
    expect(await needViolations(books.sql)).not.toEqual([])
  })

  test('she withdraws while somebody takes it on: in whatever order, nobody sees her afterwards', async () => {
    const crowd = await aCrowd(15)
    const { kwadraad } = crowd.network
    for (const { needId, page } of crowd.needs) {
      const referralId = the((await theNeed(needId)).referralId)
      const [withdrawn, taken] = await Promise.all([
        withdrawConsent(page, { needId }, now),
        takeOn(kwadraad, { referralId }, now),
      ])
      expect(withdrawn.ok).toBe(true)
      if (!taken.ok) expect(taken.reason).toBe('stopped')
      expect(await theNeed(needId)).toMatchObject({ next: 'route', referralId: null })
      expect(await theReferral(referralId)).toMatchObject({ endedBecause: 'withdrawn' })
    }
    expect(await asActor(kwadraad, (tx) => tx.select().from(referralCard), now)).toEqual([])
    expect(await needViolations(books.sql)).toEqual([])
  })

  test('a partner declines while the desk asks another: one wins, and the other sees what happened', async () => {
    const crowd = await aCrowd(0)
    const { kwadraad, adviser, toWelzijn, welzijn } = crowd.network
    for (const need of await many(crowd, 15)) {
      const [declined, rerouted] = await Promise.all([
        decline(kwadraad, { ...need, reason: 'no_room' }, now),
        askOther(adviser, { ...need, ...agreed(toWelzijn) }, now),
      ])
      expect(oks([declined, rerouted])).toBe(1)
      if (!declined.ok) expect(declined.reason).toBe('stopped')
      if (!rerouted.ok) expect(rerouted.reason).toBe('changed')
      expect((await theNeed(need.needId)).ownerId === welzijn.organisationId).toBe(rerouted.ok)
    }
    expect(await needViolations(books.sql)).toEqual([])
  })

  test('two colleagues answer: one answer stands', async () => {
    const crowd = await aCrowd(0)
    const [one, colleague] = crowd.partners as [Partner, Partner]
    for (const need of await many(crowd, 15)) {
      const answers = await Promise.all([
        decline(one, { ...need, reason: 'no_room' }, now),
        decline(colleague, { ...need, reason: 'not_ours' }, now),
        decline(colleague, { ...need, reason: 'not_ours' }, now),
      ])
      expect(oks(answers)).toBe(1)
    }
    expect(await needViolations(books.sql)).toEqual([])
  })
})

test('everything at once by everybody keeps every need somebody’s, with one thing after the other', async () => {
  const crowd = await aCrowd(10)
  const told = await storm(books.sql, crowd, { turns: 700, width: CONNECTIONS })
  expect(told.done).toBeGreaterThan(150)
  expect(told.refused).toBeGreaterThan(20)
  expect(await needViolations(books.sql)).toEqual([])
  const kept = await books.sql`select id::int from event where id = any (${told.events})`
  expect(kept).toHaveLength(told.events.length)
})
