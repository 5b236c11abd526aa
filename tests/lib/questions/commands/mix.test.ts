import { describe, expect, test } from 'vitest'
import { mixQuestions } from '@/lib/questions/commands/mix'
import { storeVisits } from '@/lib/questions/commands/store'
import { freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { aQuestion, aVisit, stored } from '../../../support/questions'
import { aBranch, after, days, job, now } from '../../../support/world'

const database = freshDatabase('test')

/** What stands there, without ids: as it counts. */
async function counted() {
  const { visits, questions } = await stored()
  return visits
    .map(({ id, ...visit }) => ({
      ...visit,
      questions: questions
        .filter(({ visitId }) => visitId === id)
        .map(({ topic, help, outcome, minutes, provider }) =>
          [topic, help, outcome, minutes, provider].join(),
        )
        .sort(),
    }))
    .map((visit) => JSON.stringify(visit))
    .sort()
}

const transactions = () =>
  database.sql`select count(distinct xmin::text)::int as visits,
    count(*) filter (where exists (select from visit_seen s where s.xmin::text = v.xmin::text))::int as seen
    from visit v`.then(([row]) => row)

async function ten(day = '2027-03-01') {
  const [anton, branch] = [await aColleague('adviser'), await aBranch()]
  const topics = ['digid-app', 'aow', 'printen', 'ww', 'boete']
  for (let i = 0; i < 10; i += 1) {
    const questions = topics
      .slice(0, (i % 5) + 1)
      .map((topic) => aQuestion({ topic, help: ['digid', 'device'] }))
    await storeVisits(anton, { visits: [aVisit(branch.id, { day, questions })] }, now)
  }
}

describe('the visits of a day', () => {
  test('count the same afterwards, under other ids, and were all written by one transaction', async () => {
    await ten()
    const [before, { visits }] = [await counted(), await stored()]
    expect(await transactions()).toEqual({ visits: 10, seen: 10 })
    expect(await mixQuestions(job, {}, now)).toBe(10)
    expect(await counted()).toEqual(before)
    expect(await transactions()).toEqual({ visits: 1, seen: 0 })
    const ids = new Set(visits.map(({ id }) => id))
    expect((await stored()).visits.some(({ id }) => ids.has(id))).toBe(false)
  })

  test('are left alone once nothing tells their order, and all of them are written again when one comes', async () => {
    await ten()
    await mixQuestions(job, {}, now)
    const before = await stored()
    expect(await mixQuestions(job, {}, now)).toBe(0)
    expect(await stored()).toEqual(before)
    await ten()
    expect(await mixQuestions(job, {}, now)).toBe(20)
  })

  test('are written anew when there is only one, for it lies in the transaction of who handed it in', async () => {
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    await storeVisits(anton, { visits: [aVisit(branch.id)] }, now)
    expect(await mixQuestions(job, {}, now)).toBe(1)
    expect(await mixQuestions(job, {}, now)).toBe(0)
  })

  test('that come from paper are mixed with those of their day', async () => {
    await ten('2027-01-15')
    await ten()
    expect(await mixQuestions(job, {}, after(days(1)))).toBe(20)
    expect(await transactions()).toEqual({ visits: 1, seen: 0 })
  })

  test('are not lost when several mix and store at the same moment', async () => {
    await ten()
    const [anton, branch] = [await aColleague('adviser'), await aBranch()]
    const more = Array.from({ length: 20 }, () => aVisit(branch.id))
    await Promise.all([
      ...more.map((one) => storeVisits(anton, { visits: [one] }, now)),
      // A device that heard no answer sends it again.
      ...more.map((one) => storeVisits(anton, { visits: [one] }, now)),
      ...Array.from({ length: 6 }, () => mixQuestions(job, {}, now)),
    ])
    await mixQuestions(job, {}, now)
    const { visits, questions, seen } = await stored()
    expect([visits.length, questions.length, seen.length]).toEqual([30, 50, 30])
    expect(await transactions()).toMatchObject({ visits: 1 })
  })
})
