import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { runTrainer } from '@/db/tables/care'
import { member } from '@/db/tables/team'
import { endSession, signOut, touch } from '@/lib/team/commands/sessions'
import { whoHolds } from '@/lib/team/queries/sessions'
import type { Opened } from '@/lib/team/rules/sessions'
import { openSession } from '@/lib/team/steps/sessions'
import { Forbidden } from '@/lib/tools/access'
import { asActor } from '@/lib/tools/transaction'
import { books, freshDatabase } from '../../../support/database'
import { aWorker, door, journalLines, sessionsOf, type Worker } from '../../../support/workers'
import { aCourseRun, after, anyone, calledOff, hours, minutes, now } from '../../../support/world'

freshDatabase()
const environment = { ...process.env }
afterEach(() => {
  process.env = { ...environment }
})

async function entered({ userId }: Worker, at = now): Promise<Opened> {
  const opened = await asActor(door, (tx) => openSession(tx, door, { userId, via: 'link' }, at))
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value
}

describe('who holds a session', () => {
  test('is read from the books each time: a new role counts from the next request', async () => {
    const worker = await aWorker({ role: 'adviser' })
    const opened = await entered(worker)
    expect((await whoHolds(door, opened, now))?.actor).toMatchObject({ kind: 'staff', role: 'adviser' })
    await books().update(member).set({ role: 'trainer' }).where(eq(member.id, worker.memberId))
    expect((await whoHolds(door, opened, now))?.actor).toMatchObject({ kind: 'staff', role: 'trainer' })
  })

  test('is nobody with the session of somebody else', async () => {
    const [one, other] = [await aWorker(), await aWorker()]
    const opened = await entered(one)
    expect(await whoHolds(door, { ...opened, userId: other.userId }, now)).toBeNull()
    expect(await whoHolds(door, { ...opened, sessionId: randomUUID() }, now)).toBeNull()
  })

  test('is signed out after fifteen minutes of nothing, and stays when seen in between', async () => {
    const worker = await aWorker()
    const opened = await entered(worker)
    expect(await whoHolds(door, opened, after(minutes(14.9)))).toMatchObject({ mustTouch: true })
    // Being there is written down once a minute: up to fifteen minutes after that last minute.
    expect(await whoHolds(door, opened, after(minutes(15.9)))).not.toBeNull()
    expect(await whoHolds(door, opened, after(minutes(16)))).toBeNull()
    await touch(door, opened, after(minutes(14)))
    expect(await whoHolds(door, opened, after(minutes(29.9)))).not.toBeNull()
    expect(await whoHolds(door, opened, after(minutes(30)))).toBeNull()
  })

  test('who did nothing is out in that browser only', async () => {
    const worker = await aWorker()
    const [library, home] = [await entered(worker), await entered(worker)]
    await endSession(door, library, now)
    expect(await whoHolds(door, library, now)).toBeNull()
    expect(await whoHolds(door, home, now)).not.toBeNull()
    const stranger = await aWorker()
    await endSession(door, { sessionId: home.sessionId, userId: stranger.userId }, now)
    expect(await whoHolds(door, home, now)).not.toBeNull()
  })

  test('may stay longer as a trainer, where the library says so', async () => {
    process.env.IDLE_MINUTES_TRAINER = '120'
    const [trainer, adviser] = [await aWorker({ role: 'trainer' }), await aWorker({ role: 'adviser' })]
    const [tablet, desk] = [await entered(trainer), await entered(adviser)]
    expect(await whoHolds(door, tablet, after(minutes(119)))).not.toBeNull()
    expect(await whoHolds(door, desk, after(minutes(16)))).toBeNull()
  })

  test('is let be around a lesson that they give, and nobody else around theirs', async () => {
    const [giver, other] = [await aWorker({ role: 'trainer' }), await aWorker({ role: 'trainer' })]
    const run = await aCourseRun({ startsAt: after(minutes(40)) })
    await books().insert(runTrainer).values({ activityId: run.id, userId: giver.userId, boundAt: now })
    const [tablet, elsewhere] = [await entered(giver), await entered(other)]
    const inTheMiddle = after(minutes(100))
    expect(await whoHolds(door, elsewhere, inTheMiddle)).toBeNull()
    expect(await whoHolds(door, tablet, inTheMiddle)).toMatchObject({
      busy: [{ from: -minutes(90), until: minutes(90) }],
    })
    expect(await whoHolds(door, tablet, after(minutes(40 + 120 + 30 + 16)))).toBeNull()
    await calledOff(run.id)
    expect(await whoHolds(door, tablet, inTheMiddle)).toBeNull()
  })

  test('signs in again after twelve hours, however busy', async () => {
    const worker = await aWorker()
    const opened = await entered(worker)
    await touch(door, opened, after(hours(11.9)))
    expect(await whoHolds(door, opened, after(hours(11.95)))).not.toBeNull()
    expect(await whoHolds(door, opened, after(hours(12)))).toBeNull()
  })

  test('and signs out has no session left in any browser', async () => {
    const worker = await aWorker()
    const sessions = [await entered(worker), await entered(worker, after(minutes(1)))]
    await signOut(worker.actor, {}, after(minutes(2)))
    for (const one of sessions) expect(await whoHolds(door, one, after(minutes(2)))).toBeNull()
    expect(await sessionsOf(worker.userId)).toEqual([])
  })

  test('leaves in the journal that they came in and went out', async () => {
    const worker = await aWorker()
    await entered(worker)
    await signOut(worker.actor, {}, now)
    const own = (await journalLines()).filter(({ rowIds }) => rowIds.includes(worker.userId))
    expect(own.map(({ why, who }) => [why, who])).toEqual([
      ['sign_in_link', 'sign_in'],
      ['sign_out', worker.userId],
    ])
  })

  test('is looked up by nobody but the one who keeps the door', async () => {
    const { actor } = await aWorker()
    for (const other of [actor, anyone])
      await expect(whoHolds(other, { sessionId: randomUUID(), userId: randomUUID() }, now)).rejects.toThrow(
        Forbidden,
      )
  })
})
