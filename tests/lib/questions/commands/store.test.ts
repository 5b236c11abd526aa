import { describe, expect, test } from 'vitest'
import { forgetSeen } from '@/lib/questions/commands/mix'
import { storeVisits } from '@/lib/questions/commands/store'
import { Forbidden } from '@/lib/tools/access'
import { freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { aQuestion, aVisit, stored } from '../../../support/questions'
import { journalLines } from '../../../support/workers'
import { aBranch, after, days, job, now } from '../../../support/world'

const database = freshDatabase('test')

describe('a visit that a device hands in', () => {
  test('is stored with its questions under new ids, a day and a part of it', async () => {
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    const sent = aVisit(branch.id, {
      questions: [aQuestion(), aQuestion({ topic: 'printen', minutes: 'lt5' })],
    })
    expect(await storeVisits(anton, { visits: [sent] }, now)).toEqual({ ok: true, value: { stored: 1 } })
    const { visits, questions, seen } = await stored()
    expect(visits).toEqual([
      {
        ...{ id: expect.any(String), branchId: branch.id, day: '2027-03-01', dayPart: 'morning' },
        ...{ channel: 'walk_in', helpedBy: 'staff' },
      },
    ])
    expect(questions.map(({ topic, minutes }) => [topic, minutes]).sort()).toEqual([
      ['digid-app', null],
      ['printen', 'lt5'],
    ])
    expect(seen).toEqual([{ id: sent.seenId, day: '2027-03-01' }])
    expect(JSON.stringify([visits, questions])).not.toContain(sent.seenId)
  })

  test('counts once however often it is sent, alone, in a batch, or by two at the same moment', async () => {
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    const many = Array.from({ length: 20 }, () => aVisit(branch.id))
    await storeVisits(anton, { visits: many.slice(0, 1) }, now)
    const batches = Array.from({ length: 8 }, (_, i) => [...many.slice(i), ...many.slice(0, i)])
    const answers = await Promise.all(batches.map((visits) => storeVisits(anton, { visits }, now)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    await storeVisits(anton, { visits: [...many, ...many] }, now)
    const { visits, questions, seen } = await stored()
    expect([visits.length, questions.length, seen.length]).toEqual([20, 20, 20])
  })

  test('may be of a day before, from paper, and never of tomorrow: then nothing of the batch is stored', async () => {
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    const paper = aVisit(branch.id, { day: '2027-02-15', dayPart: 'evening' })
    expect((await storeVisits(anton, { visits: [paper] }, now)).ok).toBe(true)
    for (const [day, reason] of [
      ['2027-03-02', 'in_future'],
      ['2026-12-30', 'too_old'],
    ] as const) {
      const visits = [aVisit(branch.id), aVisit(branch.id, { day })]
      expect(await storeVisits(anton, { visits }, now)).toMatchObject({ ok: false, reason })
    }
    expect((await stored()).visits).toMatchObject([{ day: '2027-02-15', dayPart: 'evening' }])
  })

  test('is refused when there is no such branch, and can be sent again', async () => {
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    const visits = [aVisit(branch.id), aVisit(branch.id + 1_000)]
    expect(await storeVisits(anton, { visits }, now)).toMatchObject({ ok: false, reason: 'unknown_branch' })
    expect((await stored()).seen).toEqual([])
    expect((await storeVisits(anton, { visits: visits.slice(0, 1) }, now)).ok).toBe(true)
  })

  test('leaves no line in the journal, and nothing of who stored it', async () => {
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    await storeVisits(anton, { visits: [aVisit(branch.id)] }, now)
    expect(await journalLines()).toEqual([])
    expect(JSON.stringify(await stored())).not.toContain(anton.userId)
  })

  test('moves no counter of the database: none tells how many there were before', async () => {
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    const counters = () => database.sql`select sequencename, last_value from pg_sequences order by 1`
    const before = [...(await counters())]
    expect(before.length).toBeGreaterThan(5)
    await storeVisits(anton, { visits: [aVisit(branch.id)] }, now)
    expect([...(await counters())]).toEqual(before)
  })

  test('is stored by the desk only', async () => {
    const branch = await aBranch()
    for (const role of ['trainer', 'dpo', 'reader'] as const)
      await expect(storeVisits(await aColleague(role), { visits: [aVisit(branch.id)] }, now)).rejects.toThrow(
        Forbidden,
      )
  })
})

test('what a device has sent is forgotten after a week', async () => {
  const [anton, branch] = [await aColleague('adviser'), await aBranch()]
  await storeVisits(anton, { visits: [aVisit(branch.id)] }, now)
  expect(await forgetSeen(job, {}, after(days(7)))).toBe(0)
  expect(await forgetSeen(job, {}, after(days(8)))).toBe(1)
  const { visits, seen } = await stored()
  expect([visits.length, seen.length]).toEqual([1, 0])
})

test('PostgreSQL itself takes no text that somebody typed, and no question without help', async () => {
  const branch = await aBranch()
  const [{ id } = { id: '' }] = await database.sql`insert into visit values
    (gen_random_uuid(), ${branch.id}, '2027-03-01', 'morning', 'walk_in', 'staff') returning id`
  const put = (topic: string, help: string) =>
    database.sql`insert into question (id, visit_id, topic, help, outcome)
      values (gen_random_uuid(), ${id}, ${topic}, ${help}::text[], 'helped')`
  await expect(put('Riet belde', '{explained}')).rejects.toThrow('question_topic')
  await expect(put('digid-app', '{}')).rejects.toThrow('question_help')
  await expect(put('digid-app', '{typed}')).rejects.toThrow('question_help')
})
