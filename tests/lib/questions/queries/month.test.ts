import { expect, test } from 'vitest'
import { rowsOf } from '@/app/beheer/maandstaat/_rows'
import { copyLines, takeBackLine } from '@/lib/questions/commands/copy'
import { storeVisits } from '@/lib/questions/commands/store'
import { mapTopic, setDeskTopics } from '@/lib/questions/commands/topics'
import { monthOf } from '@/lib/questions/queries/month'
import { deskTopics } from '@/lib/questions/queries/topics'
import { Forbidden } from '@/lib/tools/access'
import { csvOf } from '@/lib/tools/csv'
import { freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { aQuestion, aVisit } from '../../../support/questions'
import { journalLines } from '../../../support/workers'
import { aBranch, now, the } from '../../../support/world'

const database = freshDatabase('test')
const month = '2027-02-01'

async function february() {
  const [anton, branch] = [await aColleague('adviser'), await aBranch({ name: 'Dorpshuis "De Aa"; Abcoude' })]
  const on = (day: string, ...questions: ReturnType<typeof aQuestion>[]) =>
    aVisit(branch.id, { day, questions })
  const visits = [
    on('2027-02-01', aQuestion(), aQuestion({ topic: 'printen' })),
    on('2027-02-28', aQuestion({ topic: 'bank', help: ['referred'], outcome: 'referred' })),
    // Of other months.
    on('2027-01-31', aQuestion()),
    on('2027-03-01', aQuestion()),
  ]
  expect(await storeVisits(anton, { visits }, now)).toMatchObject({ ok: true })
  const own = async () =>
    the((await monthOf(anton, { month })).find(({ branchId }) => branchId === branch.id))
  const line = async (name: string) => (await own()).lines.find(({ line }) => line === name)
  return { anton, branch, own, line }
}

test('a month counts its own days, from the first until the last', async () => {
  const { own } = await february()
  const { questions, kind, lines } = await own()
  expect([questions, kind]).toEqual([3, 'library'])
  const counts = Object.fromEntries(lines.map(({ line, count }) => [line, count]))
  expect(counts).toMatchObject({ visits: 2, 'domain.overheid': 1, 'domain.anders': 2, 'referral.yes': 1 })
})

test('what was asked at an outside point is said to be so', async () => {
  const { branch, own } = await february()
  await database.sql`update branch set kind = 'outside' where id = ${branch.id}`
  expect((await own()).kind).toBe('outside')
})

test('a line that was copied says what it was when it changes afterwards, and can be copied again or not at all', async () => {
  const { anton, branch, line } = await february()
  const copy = (counted: number) =>
    copyLines(anton, { branchId: branch.id, month, lines: [{ line: 'visits', counted }] }, now)
  expect((await line('visits'))?.copied).toBe(null)
  await copy(2)
  expect(await line('visits')).toMatchObject({ count: 2, copied: { counted: 2, copiedAt: now } })
  await storeVisits(anton, { visits: [aVisit(branch.id, { day: '2027-02-15' })] }, now)
  expect(await line('visits')).toMatchObject({ count: 3, copied: { counted: 2 } })
  await copy(3)
  expect(await line('visits')).toMatchObject({ count: 3, copied: { counted: 3 } })
  const back = { branchId: branch.id, month, line: 'visits' }
  expect(await takeBackLine(anton, back, now)).toMatchObject({ ok: true })
  expect(await takeBackLine(anton, back, now)).toMatchObject({ ok: false, reason: 'unknown' })
  expect(await copyLines(anton, { ...back, branchId: 999_999, lines: [] }, now)).toMatchObject({ ok: false })
  const lines = await journalLines()
  expect(lines.map(({ why, rowIds }) => [why, rowIds])).toEqual(
    ['copy', 'copy', 'copy_back'].map((why) => [why, [`${branch.id} 2027-02`]]),
  )
})

test('a topic that is moved to another line counts there in months before as well', async () => {
  const { anton, line } = await february()
  const carla = await aColleague('coordinator')
  await expect(mapTopic(anton, { topic: 'bank', domain: 'overheid', provider: 'svb' }, now)).rejects.toThrow(
    Forbidden,
  )
  await mapTopic(carla, { topic: 'bank', domain: 'overheid', provider: 'svb' }, now)
  expect([await line('domain.overheid'), await line('provider.overheid.svb')]).toMatchObject([
    { count: 2 },
    { count: 1 },
  ])
})

test('the ten at the desk are those that a coordinator fixed, in that order, and of her library only', async () => {
  const [carla, other] = [await aColleague('coordinator'), await aColleague('coordinator')]
  expect((await deskTopics(carla)).length).toBe(10)
  await setDeskTopics(carla, { topics: ['ww', 'aow'] }, now)
  expect(await deskTopics(carla)).toEqual(['ww', 'aow'])
  expect((await deskTopics(other)).length).toBe(10)
  await expect(setDeskTopics(await aColleague('adviser'), { topics: ['ww'] }, now)).rejects.toThrow(Forbidden)
})

test('the file of a month keeps the name of a branch and writes a share with a comma', async () => {
  const { own } = await february()
  const file = csvOf(rowsOf([await own()], month))
  expect(file).toContain(
    '"\t2027-02";"Dorpshuis ""De Aa""; Abcoude";"Binnen de bibliotheek";"Soort vraag";"Digitale overheid";"1";"33,3";"nee"\r\n',
  )
})
