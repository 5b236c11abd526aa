import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { runTrainer } from '@/db/tables/care'
import { member } from '@/db/tables/team'
import { bindTrainer, unbindTrainer } from '@/lib/attendance/commands/trainers'
import { lessonsFor } from '@/lib/attendance/queries/lessons'
import { runsWithTrainers, trainersToBind } from '@/lib/attendance/queries/trainers'
import { Forbidden } from '@/lib/tools/access'
import { asActor } from '@/lib/tools/transaction'
import { books, freshDatabase } from '../../../support/database'
import { aCourseWith } from '../../../support/register'
import { anOrganisation, aWorker, journalLines } from '../../../support/workers'
import { after, aSlot, calledOff, days, now, the } from '../../../support/world'

freshDatabase('test')

async function aLibrary() {
  const organisationId = (await anOrganisation()).id
  const [carla, tineke] = [
    await aWorker({ organisationId }),
    await aWorker({ organisationId, role: 'trainer', volunteer: true, secrecyPromisedOn: '2027-02-01' }),
  ]
  return { organisationId, carla, tineke, ...(await aCourseWith()) }
}

describe('a coordinator', () => {
  test('says who gives a course: from then on that trainer sees its lessons, and no longer than it lasts', async () => {
    const { carla, tineke, activityId } = await aLibrary()
    const binding = { activityId, userId: tineke.userId }
    expect(await lessonsFor(tineke.actor, { day: '2027-03-01' })).toEqual([])
    for (const _ of [1, 2]) expect(await bindTrainer(carla.actor, binding, now)).toMatchObject({ ok: true })
    expect(await lessonsFor(tineke.actor, { day: '2027-03-01' })).toHaveLength(4)
    expect(await runsWithTrainers(carla.actor, now)).toMatchObject([
      { activityId, trainers: [{ userId: tineke.userId }] },
    ])
    expect(await unbindTrainer(carla.actor, binding, now)).toMatchObject({ ok: true })
    expect(await lessonsFor(tineke.actor, { day: '2027-03-01' })).toEqual([])
    expect(await unbindTrainer(carla.actor, binding, now)).toMatchObject({ reason: 'unknown' })
    const why = (await journalLines()).flatMap((line) =>
      line.rowIds.includes(tineke.userId) ? line.why : [],
    )
    expect(why).toEqual(['trainer_bound', 'trainer_bound', 'trainer_unbound'])
  })

  test('binds nobody who did not promise secrecy, works elsewhere, works no more, or is no trainer', async () => {
    const { carla, organisationId, tineke, activityId } = await aLibrary()
    const gone = await aWorker({ organisationId, role: 'trainer' })
    await books().update(member).set({ deactivatedAt: now }).where(eq(member.userId, gone.userId))
    const wrong = [
      await aWorker({ organisationId, role: 'trainer', volunteer: true }),
      await aWorker({ organisationId, role: 'trainer', volunteer: true, secrecyPromisedOn: '2027-03-02' }),
      await aWorker({ role: 'trainer' }),
      await aWorker({ organisationId, role: 'adviser' }),
      gone,
    ]
    for (const { userId } of wrong)
      expect(await bindTrainer(carla.actor, { activityId, userId }, now)).toMatchObject({
        reason: 'not_a_trainer',
      })
    expect(await books().select().from(runTrainer)).toEqual([])
    expect((await trainersToBind(carla.actor, now)).map(({ userId }) => userId)).toEqual([tineke.userId])
  })

  test('binds to courses that take place only', async () => {
    const { carla, tineke, activityId } = await aLibrary()
    const slot = await aSlot()
    await calledOff(activityId)
    for (const id of [activityId, slot.id, 999_999])
      expect(await bindTrainer(carla.actor, { activityId: id, userId: tineke.userId }, now)).toMatchObject({
        reason: 'unknown',
      })
  })

  test('sees courses until a month after their end', async () => {
    const { carla } = await aLibrary()
    const end = after(days(21))
    expect(await runsWithTrainers(carla.actor, after(days(29), end))).toHaveLength(1)
    expect(await runsWithTrainers(carla.actor, after(days(31), end))).toEqual([])
  })
})

test('nobody else binds anybody, not even themselves', async () => {
  const { organisationId, tineke, activityId } = await aLibrary()
  const binding = { activityId, userId: tineke.userId }
  const anton = await aWorker({ organisationId, role: 'adviser' })
  for (const { actor } of [tineke, anton]) {
    await expect(bindTrainer(actor, binding, now)).rejects.toThrow(Forbidden)
    await expect(unbindTrainer(actor, binding, now)).rejects.toThrow(Forbidden)
  }
})

describe('PostgreSQL itself', () => {
  const bind = (activityId: number, userId: string) => ({ activityId, userId, boundAt: now })

  test('lets nobody but a coordinator write or take away who gives what', async () => {
    const { organisationId, carla, tineke, activityId } = await aLibrary()
    const anton = await aWorker({ organisationId, role: 'adviser' })
    for (const { actor } of [tineke, anton])
      await expect(
        asActor(actor, (tx) => tx.insert(runTrainer).values(bind(activityId, tineke.userId))),
      ).rejects.toMatchObject({ code: '42501' })
    await asActor(carla.actor, (tx) => tx.insert(runTrainer).values(bind(activityId, tineke.userId)))
    for (const { actor } of [tineke, anton]) await asActor(actor, (tx) => tx.delete(runTrainer))
    expect(await books().select().from(runTrainer)).toHaveLength(1)
    await expect(
      asActor(tineke.actor, (tx) => tx.update(runTrainer).set({ activityId: 1 })),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('lets a coordinator bind a trainer of the own library only, who promised secrecy', async () => {
    const { organisationId, carla, activityId } = await aLibrary()
    const wrong = [
      await aWorker({ organisationId, role: 'trainer', volunteer: true }),
      await aWorker({ role: 'trainer' }),
      await aWorker({ organisationId, role: 'adviser' }),
    ]
    for (const { userId } of wrong)
      await expect(
        asActor(carla.actor, (tx) => tx.insert(runTrainer).values(bind(activityId, userId))),
      ).rejects.toMatchObject({ code: '42501' })
    expect(the(carla).userId).not.toBe('')
  })
})
