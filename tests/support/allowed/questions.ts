import { and, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { booking } from '@/db/tables/booking'
import { copiedLine, topicMapping, visit, visitSeen } from '@/db/tables/care'
import { settings } from '@/db/tables/network'
import { forgetTopics } from '@/lib/privacy/commands/forget'
import { copyLines, takeBackLine } from '@/lib/questions/commands/copy'
import { forgetSeen, mixQuestions } from '@/lib/questions/commands/mix'
import { storeVisits } from '@/lib/questions/commands/store'
import { mapTopic, setDeskTopics } from '@/lib/questions/commands/topics'
import { monthOf } from '@/lib/questions/queries/month'
import { deskTopics, topicMappings } from '@/lib/questions/queries/topics'
import type { Visit } from '@/lib/questions/rules/answers'
import { books } from '../database'
import { aVisit } from '../questions'
import { aBranch, after, days, job, now, theBooking } from '../world'
import { allow, type Case, origins } from './case'
import { anEmployee, aRow, callers, done } from './rows'

const month = '2027-03-01'
const lines = [{ line: 'visits', counted: 1 }]

/** A branch at which somebody wrote a visit down. */
async function written(given: Partial<Visit> = {}) {
  const branch = await aBranch()
  const sent = aVisit(branch.id, given)
  done(await storeVisits((await anEmployee('adviser')).actor, { visits: [sent] }, now))
  return { branchId: branch.id, sent }
}

const visitsAt = (branchId: number) => books().select().from(visit).where(eq(visit.branchId, branchId))
const copiedAt = (branchId: number) =>
  books().select().from(copiedLine).where(eq(copiedLine.branchId, branchId))

/** What who works at the desk writes down, and copies at the end of the month. */
export const ofQuestions: Case[] = [
  ...callers.flatMap((who) => [
    allow(who, storeVisits, 'a visit of this morning', async (ask) => {
      const branch = await aBranch()
      await ask((await anEmployee(who)).actor, { visits: [aVisit(branch.id)] }, now)
      expect(await visitsAt(branch.id)).toHaveLength(1)
    }),
    allow(who, deskTopics, 'the topics of the library', async (ask) => {
      expect((await ask((await anEmployee(who)).actor))[0]).toBe('digid-app')
    }),
    allow(who, topicMappings, 'what a coordinator said', async (ask) => {
      done(await mapTopic((await anEmployee('coordinator')).actor, elsewhere('ww'), now))
      expect(await ask((await anEmployee(who)).actor)).toContainEqual(elsewhere('ww'))
    }),
    allow(who, monthOf, 'what a colleague wrote down', async (ask) => {
      const { branchId } = await written()
      const all = await ask((await anEmployee(who)).actor, { month })
      expect(all).toContainEqual(expect.objectContaining({ branchId, questions: 1 }))
    }),
    allow(who, copyLines, 'a month', async (ask) => {
      const { branchId } = await written()
      const { actor, userId } = await anEmployee(who)
      await ask(actor, { branchId, month, lines }, now)
      expect(await copiedAt(branchId)).toMatchObject([{ line: 'visits', counted: 1, copiedBy: userId }])
    }),
    allow(who, takeBackLine, 'a line that a colleague copied', async (ask) => {
      const { branchId } = await written()
      done(await copyLines((await anEmployee('adviser')).actor, { branchId, month, lines }, now))
      await ask((await anEmployee(who)).actor, { branchId, month, line: 'visits' }, now)
      expect(await copiedAt(branchId)).toEqual([])
    }),
  ]),
  allow('coordinator', setDeskTopics, 'the own library', async (ask) => {
    const { actor, organisationId } = await anEmployee('coordinator')
    // What is answered is nothing: that it was done stands in the books.
    for (const topics of [['aow'], ['ww', 'aow']]) await ask(actor, { topics }, now)
    const [row] = await books().select().from(settings).where(eq(settings.organisationId, organisationId))
    expect(row).toMatchObject({ deskTopics: ['ww', 'aow'], mondayFrom: '09:00:00', offerHours: 48 })
  }),
  allow('coordinator', mapTopic, 'a topic, there and back', async (ask) => {
    const { actor } = await anEmployee('coordinator')
    await ask(actor, elsewhere('boete'), now)
    const own = and(eq(topicMapping.topic, 'boete'), eq(topicMapping.domain, 'anders'))
    expect(await books().select().from(topicMapping).where(own)).toHaveLength(1)
    await ask(actor, { topic: 'boete', domain: 'overheid', provider: 'cjib' }, now)
    expect(await books().select().from(topicMapping).where(own)).toEqual([])
  }),
]

const elsewhere = (topic: string) => ({ topic, domain: 'anders', provider: 'bank' }) as const

/** What jobs do, so that nothing leads from a question to whoever asked it. */
export const ofQuestionJobs: Case[] = [
  allow('system', mixQuestions, 'visits of a desk', async (ask) => {
    const { branchId } = await written()
    const [before] = await visitsAt(branchId)
    await ask(job, {}, now)
    expect(await visitsAt(branchId)).toMatchObject([{ day: '2027-03-01' }])
    expect((await visitsAt(branchId))[0]?.id).not.toBe(before?.id)
  }),
  allow('system', forgetSeen, 'what a device sent', async (ask) => {
    const { sent } = await written()
    await ask(job, {}, after(days(9)))
    expect(await books().select().from(visitSeen).where(eq(visitSeen.id, sent.seenId))).toEqual([])
  }),
  ...origins.map((origin) =>
    allow(
      'system',
      forgetTopics,
      origin,
      async (ask) => {
        const row = await aRow(origin, 'consultation')
        await books().update(booking).set({ topic: 'aow' }).where(eq(booking.id, row.bookingId))
        await ask(job, {}, after(days(5)))
        expect(await theBooking(row.bookingId)).toMatchObject({ topic: null, status: 'booked' })
      },
      origin,
    ),
  ),
]
