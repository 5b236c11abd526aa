import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { decline, report, takeOn } from '@/lib/needs/commands/answer'
import { ask } from '@/lib/needs/commands/ask'
import { say, withdrawConsent } from '@/lib/needs/commands/resident'
import { tryToReach } from '@/lib/needs/commands/tries'
import type { Actor } from '@/lib/tools/access'
import { asActor } from '@/lib/tools/transaction'
import { freshDatabase } from '../../support/database'
import { aNetwork, anAsk, asked, did, type Network, opened, theNeed, theReferral } from '../../support/needs'
import { aColleague, aPartner } from '../../support/partners'
import { after, aGuest, days, job, minutes, now, the } from '../../support/world'

// What PostgreSQL holds of needs when the code forgets: every statement as the app's own role would send it.

const database = freshDatabase('test')
const CHECK = '23514'
const MISSING = '23502'
const NO_SUCH = '23503'
const NOT_ALLOWED = '42501'
const NOT_IN_VIEW = '44000'

let network: Network
let one: { needId: string; referralId: string; code: string }

beforeEach(async () => {
  network = await aNetwork()
  one = await asked(network, { name: 'Demo Zeldzaam', callWhen: 'na zessen' })
})

/** What comes of a statement: the code with which PostgreSQL refuses, `nothing`, or how many rows. */
async function comesOf(actor: Actor, statement: SQL, at = now): Promise<string | number> {
  try {
    const rows = await asActor(actor, (tx) => tx.execute(statement), at)
    return rows.length === 0 ? 'nothing' : rows.length
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

const seen = (actor: Actor, table: string, at = now) =>
  asActor(actor, (tx) => tx.execute(sql`select * from ${sql.identifier(table)}`), at)
const card = async (actor: Actor, at = now) => (await seen(actor, 'referral_card', at))[0]
const needs = (change: SQL) => sql`update need set ${change} where id = ${one.needId} returning 1 as done`

describe('a need', () => {
  const over = sql`ended_at = now(), owner_id = null, next = null, due_on = null, coordinator_from = null, referral_id = null`

  test.each(['expired', 'abandoned', 'closed', 'partly'])(
    'does not end as “%s”: there are three ends',
    async (end) => {
      expect(await comesOf(network.adviser, needs(sql`ended = ${end}, ${over}`))).toBe(CHECK)
      await expect(
        database.sql`update need set ended = ${end}, ended_at = now(), owner_id = null, next = null, due_on = null,
        coordinator_from = null, referral_id = null where id = ${one.needId}`,
      ).rejects.toMatchObject({ code: CHECK })
    },
  )

  test('does not end without an end, nor keeps a turn when it has ended', async () => {
    expect(await comesOf(network.adviser, needs(over))).toBe(CHECK)
    expect(await comesOf(network.adviser, needs(sql`ended = 'stopped', ended_at = now()`))).toBe(CHECK)
    expect(await comesOf(network.adviser, needs(sql`ended = 'helped', ${over}`))).toBe(CHECK)
    expect(await comesOf(network.adviser, needs(sql`merged_into = id, ${over}`))).toBe(CHECK)
  })

  test.each(['owner_id', 'next', 'due_on', 'coordinator_from', 'referral_id'])(
    'is not open without its %s, whoever writes',
    async (column) => {
      const without = sql`${sql.identifier(column)} = null`
      for (const actor of [network.adviser, job]) expect(await comesOf(actor, needs(without))).toBe(CHECK)
      expect(
        await comesOf(
          network.kwadraad,
          sql`update need_turn set ${without} where id = ${one.needId} returning 1`,
        ),
      ).toBe(CHECK)
    },
  )

  test('is acted on by whom it is asked of, and by nobody else', async () => {
    expect(await comesOf(network.adviser, needs(sql`owner_id = ${network.welzijn.organisationId}`))).toBe(
      NO_SUCH,
    )
  })

  test('is deleted by nobody', async () => {
    for (const actor of [network.adviser, network.coordinator, network.kwadraad, job, await opened(one)])
      for (const table of ['need', 'consent', 'referral', 'need_contact'])
        expect(await comesOf(actor, sql`delete from ${sql.identifier(table)} returning 1 as gone`)).toBe(
          NOT_ALLOWED,
        )
  })

  test('is wiped by nobody as long as it is open, nor undone by who did not make it, or another day', async () => {
    const wipe = sql`select * from wipe_needs(array[${one.needId}]::uuid[], now())`
    for (const actor of [job, network.coordinator, network.kwadraad])
      expect(await comesOf(actor, wipe)).toBe('nothing')
    const said = async (actor: Actor, at = now) =>
      (await asActor(actor, (tx) => tx.execute(sql`select undo_need(${one.needId}) as said`), at))[0]?.said
    expect(await said(network.coordinator)).toBe('unknown')
    expect(await said(network.kwadraad)).toBe('unknown')
    expect(await said(network.adviser, after(days(1)))).toBe('too_late')
    did(await takeOn(network.kwadraad, one, now))
    expect(await said(network.adviser)).toBe('taken_on')
  })

  test('never changes what was asked, where, by whom and when, nor its code', async () => {
    for (const column of [
      'topic',
      'municipality_id',
      'opened_by',
      'opened_at',
      'code',
      'form_key',
      'wiped_at',
    ])
      expect(await comesOf(network.coordinator, needs(sql`${sql.identifier(column)} = null`)), column).toBe(
        NOT_ALLOWED,
      )
  })

  test('is one with another only when the desk says so', async () => {
    const other = await asked(network)
    const merged = sql`merged_into = ${other.needId}, ${over}`
    expect(await comesOf(network.kwadraad, needs(merged))).toBe('nothing')
    expect(await comesOf(await opened(one), needs(merged))).toBe(NOT_ALLOWED)
    expect(
      await comesOf(network.kwadraad, sql`update need_turn set merged_into = ${other.needId} returning 1`),
    ).toBe(NOT_ALLOWED)
  })

  test('is signed as unreachable by a coordinator, in their own name, and not before that is so', async () => {
    const { adviser, coordinator, kwadraad } = network
    const signed = (by: string) => needs(sql`ended = 'unreachable', ended_by = ${by}, ${over}`)
    for (const day of [0, 7])
      did(await tryToReach(adviser, { ...one, outcome: 'no_answer' }, after(days(day))))
    expect(await comesOf(coordinator, signed(coordinator.userId))).toBe(NOT_ALLOWED)
    did(await tryToReach(adviser, { ...one, outcome: 'no_answer' }, after(days(14))))
    expect(await comesOf(adviser, signed(adviser.userId))).toBe(NOT_ALLOWED)
    expect(await comesOf(coordinator, signed(adviser.userId))).toBe(NOT_ALLOWED)
    expect(await comesOf(coordinator, needs(sql`ended = 'unreachable', ${over}`))).toBe(NOT_ALLOWED)
    const turn = sql`update need_turn set ended = 'unreachable', ended_by = ${kwadraad.userId}, ${over}
      where id = ${one.needId} returning 1 as done`
    expect(await comesOf(kwadraad, turn)).toBe(NOT_IN_VIEW)
    expect(await comesOf(coordinator, signed(coordinator.userId))).toBe(1)
  })
})

describe('an asking', () => {
  const asking = async (consentId: string | null, actor: Actor = network.adviser) => {
    const { agreementVersionId } = await theReferral(one.referralId)
    const { userId } = actor as typeof network.adviser
    return sql`insert into referral (id, need_id, from_id, to_id, consent_id, agreement_version_id, sent_at, sent_by,
        see_by, contact_by)
      values (${randomUUID()}, ${one.needId}, ${network.libraryId}, ${network.kwadraad.organisationId}, ${consentId},
        ${agreementVersionId}, ${now.toISOString()}, ${userId}, '2027-03-03', '2027-03-04') returning 1 as done`
  }

  test('is not sent without consent, nor with that of another, for another, taken back or run out', async () => {
    const { adviser, toWelzijn } = network
    const mine = (await theReferral(one.referralId)).consentId
    const theirs = (await theReferral((await asked(network)).referralId)).consentId
    const forWelzijn = await asked(network, { versionId: toWelzijn })
    did(await decline(network.kwadraad, { ...one, reason: 'no_room' }, now))
    expect(await comesOf(adviser, await asking(null))).toMatch(new RegExp(`${MISSING}|${NOT_ALLOWED}`))
    expect(await comesOf(adviser, await asking(theirs))).toBe(NO_SUCH)
    expect(await comesOf(adviser, await asking((await theReferral(forWelzijn.referralId)).consentId))).toBe(
      NO_SUCH,
    )
    expect(await comesOf(adviser, await asking(mine), after(days(190)))).toBe(NOT_ALLOWED)
    await database.sql`update consent set withdrawn_at = ${now}, withdrawn_by = 'desk' where id = ${mine}`
    expect(await comesOf(adviser, await asking(mine))).toBe(NOT_ALLOWED)
  })

  test('is one at a time', async () => {
    const mine = (await theReferral(one.referralId)).consentId
    expect(await comesOf(network.adviser, await asking(mine))).toBe('23505')
  })

  test('is sent by nobody in the name of another, nor by a partner about a need that is there already', async () => {
    const mine = (await theReferral(one.referralId)).consentId
    did(await decline(network.kwadraad, { ...one, reason: 'no_room' }, now))
    expect(await comesOf(network.adviser, await asking(mine, network.coordinator))).toBe(NOT_ALLOWED)
    expect(await comesOf(network.kwadraad, await asking(mine, network.kwadraad))).toBe(NOT_ALLOWED)
  })

  test('is not answered by another partner, nor by one that she does not want any more', async () => {
    const taken = sql`update referral set accepted_at = now() where id = ${one.referralId} returning 1 as done`
    expect(await comesOf(network.welzijn, taken)).toBe('nothing')
    did(await withdrawConsent(await opened(one), one, now))
    expect(await comesOf(network.kwadraad, taken)).toBe('nothing')
    expect(await comesOf(network.kwadraad, sql`update need_turn set next = next returning 1 as done`)).toBe(
      'nothing',
    )
  })

  test('is not reported on, nor said to have been spoken about, by who did not take it on', async () => {
    for (const change of [sql`contacted_at = now()`, sql`report = 'helped', reported_at = now()`])
      expect(
        await comesOf(
          network.kwadraad,
          sql`update referral set ${change} where id = ${one.referralId} returning 1`,
        ),
      ).toBe(CHECK)
  })
})

describe('what a partner sees', () => {
  const tables = ['need', 'need_contact', 'consent', 'message']

  const views = [
    ...['referral_card', 'referral', 'need_turn', 'need_now', 'asked_card', 'event', 'need_contact_way'],
  ]

  test('is never a need, who she is, what she agreed to, or what she was told', async () => {
    did(await takeOn(network.kwadraad, one, now))
    const made = { versionId: network.fromKwadraad, topic: 'digid-app' }
    did(await ask(network.kwadraad, anAsk(network, made), now))
    for (const table of tables) expect([...(await seen(network.kwadraad, table))], table).toEqual([])
  })

  test('is a topic, a town and a day at first; who she is from the moment they take it on, and until it ends', async () => {
    const { kwadraad } = network
    const unknown = { name: null, contact: null, contact_way: null, call_when: null, language: null }
    expect(await card(kwadraad)).toMatchObject({ topic: 'bijstand', ...unknown })
    did(await takeOn(kwadraad, one, now))
    expect(await card(kwadraad)).toMatchObject({ name: 'Demo Zeldzaam', call_when: 'na zessen' })
    did(await report(kwadraad, { ...one, how: 'helped' }, after(minutes(1))))
    expect(await card(kwadraad, after(minutes(2)))).toMatchObject({ report: 'helped', ...unknown })
    expect(await card(kwadraad, after(days(30)))).toBeDefined()
    expect(await card(kwadraad, after(days(30) + minutes(2)))).toBeUndefined()
    expect([...(await seen(kwadraad, 'referral', after(days(31))))]).not.toHaveLength(0)
  })

  test('is nothing from the moment that she takes it back, however long they had it', async () => {
    did(await takeOn(network.kwadraad, one, now))
    did(await withdrawConsent(await opened(one), one, now))
    for (const table of ['referral_card', 'referral', 'need_turn', 'need_now', 'asked_card'])
      expect([...(await seen(network.kwadraad, table))], table).toEqual([])
  })

  test('is nothing when she stopped, nor after six months, though the need is whole', async () => {
    did(await takeOn(network.kwadraad, one, now))
    const [justBefore, month7] = [new Date('2027-09-01T08:59:59Z'), new Date('2027-09-01T09:00:00Z')]
    expect(await card(network.kwadraad, justBefore)).toMatchObject({ name: 'Demo Zeldzaam' })
    expect(await card(network.kwadraad, month7)).toBeUndefined()
    expect([...(await seen(network.kwadraad, 'referral', month7))]).toEqual([])
    expect(await theNeed(one.needId)).toMatchObject({ ended: null, ownerId: network.kwadraad.organisationId })
    expect(await seen(network.adviser, 'need_now', month7)).toMatchObject([
      { id: one.needId, at_library: true, back_because: 'consent_over' },
    ])
    did(await say(await opened(one), { ...one, says: 'stop' }, now))
    expect(await card(network.kwadraad)).toBeUndefined()
  })

  test('is nothing at all without a moment', async () => {
    const bare = await asActor(network.kwadraad, (tx) => tx.execute(sql`select * from referral_card`))
    expect([...bare]).toEqual([])
  })

  test('is nothing of what another was asked, nor of what another asked or did', async () => {
    did(await takeOn(network.kwadraad, one, now))
    for (const other of [network.welzijn, await aPartner({ contactPerson: true })])
      for (const table of [...views, ...tables]) expect([...(await seen(other, table))], table).toEqual([])
    expect([
      ...(await asActor(
        network.welzijn,
        (tx) => tx.execute(sql`select * from referral_standing(${one.referralId})`),
        now,
      )),
    ]).toEqual([])
    const { number } = await theReferral(one.referralId)
    const sheet = sql`select sheet_standing(${number}) as stands`
    expect((await asActor(network.welzijn, (tx) => tx.execute(sheet), now))[0]?.stands ?? null).toBeNull()
    expect((await asActor(network.kwadraad, (tx) => tx.execute(sheet), now))[0]?.stands).toBe(true)
  })
})

test('a browser sees the need that its code opened, and no other', async () => {
  const other = await asked(network, { name: 'Demo Ander' })
  const guest = await opened(one)
  for (const table of ['need', 'need_contact', 'consent', 'referral', 'event', 'need_turn']) {
    const said = JSON.stringify(await seen(guest, table))
    expect(said, table).toContain(one.needId)
    expect(said, table).not.toContain(other.needId)
  }
  for (const table of ['need', 'need_turn'])
    expect(
      await comesOf(
        guest,
        sql`update ${sql.identifier(table)} set says = 'not_yet', says_at = now()
        where id = ${other.needId} returning 1`,
      ),
    ).toBe('nothing')
  expect(
    await asActor(
      guest,
      (tx) => tx.execute(sql`select withdraw_consent(${other.needId}, null, 'resident') as n`),
      now,
    ),
  ).toMatchObject([{ n: 0 }])
  for (const table of ['need', 'need_contact', 'consent', 'referral', 'event', 'referral_card', 'asked_card'])
    expect([...(await seen(await aGuest({}), table))], table).toEqual([])
})

test('what happened is changed and taken away by nobody, and written in nobody else’s name', async () => {
  const guest = await opened(one)
  for (const actor of [network.adviser, network.coordinator, network.kwadraad, job, guest]) {
    expect(await comesOf(actor, sql`update event set kind = 'ended' returning 1`)).toBe(NOT_ALLOWED)
    expect(await comesOf(actor, sql`delete from event returning 1`)).toBe(NOT_ALLOWED)
  }
  const written = (by: string, organisationId: number, userId: string) =>
    sql`insert into event (need_id, at, kind, by, organisation_id, user_id, revision)
      values (${one.needId}, now(), 'tried', ${by}, ${organisationId}, ${userId}, 9)`
  const { adviser, coordinator, kwadraad, welzijn } = network
  for (const [actor, statement] of [
    [adviser, written('staff', adviser.organisationId, coordinator.userId)],
    [kwadraad, written('staff', adviser.organisationId, adviser.userId)],
    [welzijn, written('partner', welzijn.organisationId, welzijn.userId)],
    [guest, written('partner', kwadraad.organisationId, kwadraad.userId)],
  ] as const)
    expect(await comesOf(actor, statement)).toBe(NOT_ALLOWED)
})

test('what she took back stays taken back, and what she agreed to stays as it was', async () => {
  did(await withdrawConsent(network.adviser, one, now))
  for (const actor of [network.adviser, network.coordinator, job, network.kwadraad])
    for (const change of [
      sql`withdrawn_at = null, withdrawn_by = null`,
      sql`runs_until = runs_until + interval '1 day'`,
      sql`organisation_id = ${network.welzijn.organisationId}`,
    ])
      expect(await comesOf(actor, sql`update consent set ${change} returning 1`)).toBe(NOT_ALLOWED)
  const [row] = await database.sql`select * from consent where need_id = ${one.needId}`
  const given = (days: number, explainedBy: string | null) =>
    sql`insert into consent (id, need_id, organisation_id, fields, text_version, language, explained_by, given_at, runs_until)
      values (${randomUUID()}, ${one.needId}, ${the(row).organisation_id}, array['name', 'topic'], 'x', 'nl', ${explainedBy},
        ${now.toISOString()}, ${after(days * 86_400_000).toISOString()})`
  expect(await comesOf(network.adviser, given(186, network.adviser.userId))).toBe(CHECK)
  expect(await comesOf(network.adviser, given(10, network.coordinator.userId))).toBe(NOT_ALLOWED)
  expect(await comesOf(network.kwadraad, given(10, network.kwadraad.userId))).toBe(NOT_ALLOWED)
})

test('whoever has no telephone has a day on which she comes back', async () => {
  const typed = anAsk(network, { way: 'card', contact: null })
  await expect(ask(network.adviser, typed, now)).rejects.toMatchObject({
    constraint: 'need_contact_comes_back',
  })
})

test('a trainer, a privacy officer and a reader see and write nothing of it', async () => {
  did(await takeOn(network.kwadraad, one, now))
  for (const role of ['trainer', 'dpo', 'reader'] as const) {
    const actor = await aColleague(role, role === 'reader' ? undefined : network.libraryId)
    for (const table of [
      ...[
        'need',
        'need_contact',
        'need_contact_way',
        'consent',
        'referral',
        'event',
        'need_turn',
        'need_now',
      ],
      ...['referral_card', 'asked_card', 'message', 'agreement', 'agreement_version'],
    ])
      expect([...(await seen(actor, table))], `${role}, ${table}`).toEqual([])
    expect(await comesOf(actor, needs(sql`says = 'not_yet', says_at = now()`))).toBe('nothing')
    expect(await comesOf(actor, sql`update need_turn set next = next returning 1`)).toBe('nothing')
    const back = sql`select withdraw_consent(${one.needId}, null, 'desk') as n`
    expect(await asActor(actor, (tx) => tx.execute(back), now)).toMatchObject([{ n: 0 }])
  }
})
