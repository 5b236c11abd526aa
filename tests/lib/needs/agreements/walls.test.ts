import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '@/lib/tools/access'
import { asActor } from '@/lib/tools/transaction'
import { anAgreement, aTown, aVersion } from '../../../support/agreements'
import { freshDatabase } from '../../../support/database'
import { aColleague, aPartner } from '../../../support/partners'
import { after, days, now } from '../../../support/world'

freshDatabase('file')

// What PostgreSQL itself holds, whoever types what in psql as the app.

async function world() {
  const [carla, anton, kees] = [await aColleague(), await aColleague('adviser'), await aPartner()]
  const town = await aTown()
  const sides = { fromId: carla.organisationId, toId: kees.organisationId, municipalityIds: [town.id] }
  return { carla, anton, kees, sides, made: await anAgreement(sides) }
}

const asks = (who: Actor, text: string, at: Date | undefined = now) =>
  asActor(who, (tx) => tx.execute(sql.raw(text)), at)

test('two versions of one agreement never hold on one day', async () => {
  const { made, sides } = await world()
  const next = { agreementId: made.agreementId, municipalityIds: sides.municipalityIds, number: 2 }
  await expect(aVersion({ ...next, validFrom: '2027-06-01' })).rejects.toThrow(
    'agreement_version_one_at_a_time',
  )
})

test('the days of a version are not written anew, whoever does', async () => {
  const { carla, made } = await world()
  const set = (what: string) =>
    `update agreement_version set ${what} where id = ${made.versionId} returning id`
  for (const what of ['contact_days = 9', "topics = '{wmo}'", "valid_from = '2027-01-01'"])
    await expect(asks(carla, set(what))).rejects.toMatchObject({ code: '42501' })
  expect(await asks(carla, set("review_on = '2028-01-01'"))).toHaveLength(1)
})

test('only a coordinator writes: an adviser and a partner do not', async () => {
  const { anton, kees, made, sides } = await world()
  const ends = `update agreement_version set valid_until = '2027-03-01' where id = ${made.versionId}`
  const makes = `insert into agreement (from_id, to_id, made_at) values (${sides.fromId}, ${sides.toId}, now())`
  for (const who of [anton, kees])
    for (const text of [ends, makes]) await expect(asks(who, text)).rejects.toMatchObject({ code: '42501' })
})

test('what has begun is never taken away; what has not is, by a coordinator who says what day it is', async () => {
  const { carla, anton, sides, made } = await world()
  const coming = await anAgreement({ ...sides, validFrom: '2027-03-02', topics: ['wmo'] })
  const gone = (id: number) => `delete from agreement_version where id = ${id} returning id`
  expect(await asks(carla, gone(made.versionId))).toHaveLength(0)
  expect(await asks(anton, gone(coming.versionId))).toHaveLength(0)
  expect(await asks(carla, gone(coming.versionId), after(days(1)))).toHaveLength(0)
  expect(await asActor(carla, (tx) => tx.execute(sql.raw(gone(coming.versionId))))).toHaveLength(0)
  const whole = (id: number) => `delete from agreement where id = ${id} returning id`
  expect(await asks(carla, whole(coming.agreementId))).toHaveLength(0)
  expect(await asks(carla, gone(coming.versionId))).toHaveLength(1)
  expect(await asks(anton, whole(coming.agreementId))).toHaveLength(0)
  expect(await asks(carla, whole(coming.agreementId))).toHaveLength(1)
})

test('a trainer, a privacy officer, a reader and another partner see no agreement, with whom or about what', async () => {
  await world()
  const others = [await aColleague('trainer'), await aColleague('dpo'), await aColleague('reader')]
  for (const who of [...others, await aPartner()])
    for (const table of ['agreement', 'agreement_version', 'agreement_area', 'agreement_contact'])
      expect(await asks(who, `select 1 from ${table}`), table).toHaveLength(0)
})
