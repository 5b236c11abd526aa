import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InActivity } from '@/lib/places/rules/places'
import { asActor } from '@/lib/tools/transaction'
import { freshDatabase } from '../support/database'
import { aPartner } from '../support/partners'
import { type Reckoned, reckoned } from '../support/reckoned'
import { type Activity, aBranch, aCourseRun, after, anyone, hours, now } from '../support/world'

const database = freshDatabase()

test('the database gives the free places and what is kept of them as they are reckoned the long way', async () => {
  const partners = [await aPartner(), await aPartner()].map(({ organisationId }) => organisationId)
  await fc.assert(
    fc.asyncProperty(state(partners), async (wanted) => {
      const run = await aCourseRun({ places: wanted.places.length })
      await written(run, wanted)
      const { free, extra } = reckoned(wanted, now)
      const { numbers, empty, kept } = await asked(run.id)
      expect({ numbers: empty, kept }).toEqual(free)
      // As many that came free disappear; what is kept for a partner did not come free.
      const keptPlaces = [...free.kept.values()].reduce((sum, places) => sum + places, 0)
      const shown = Math.max(free.numbers.length - extra, Math.min(free.numbers.length, keptPlaces))
      expect(numbers).toHaveLength(shown)
      expect(free.numbers).toEqual(expect.arrayContaining(numbers))
    }),
    { numRuns: 60 },
  )
})

test('in lists the functions are written out: nothing of them is left in the plan of the app', async () => {
  const plan = await asActor(anyone, (tx) =>
    tx.execute<{ 'QUERY PLAN': string }>(sql`explain (verbose)
      select a.id, (select count(*) from free_places(a.id, now())), k.partner_id, k.places
      from activity a cross join lateral free_places(a.id, now()) f left join lateral kept_places(a.id, now()) k on true`),
  )
  const text = plan.map((line) => line['QUERY PLAN']).join('\n')
  expect(text).not.toMatch(/Function Scan|free_places|empty_places|kept_places|has_place/)
})

test('an organisation works where it says, everywhere when it says nothing, and nobody in particular works everywhere', async () => {
  const [[town, other], [here, anywhere]] = [
    await Promise.all([aBranch(), aBranch()]),
    await Promise.all([aPartner(), aPartner()]),
  ]
  const [inTown, inOther] = await database.sql`
    select municipality_id as id from branch where id in (${town.id}, ${other.id}) order by id`
  await database.sql`insert into organisation_area (organisation_id, municipality_id)
    values (${here.organisationId}, ${inTown?.id})`
  const [answer] = await asActor(anyone, (tx) =>
    tx.execute(sql`select works_in(${here.organisationId}, ${inTown?.id}) as here, works_in(${here.organisationId}, ${inOther?.id})
      as there, works_in(${anywhere.organisationId}, ${inOther?.id}) as anywhere, works_in(null, ${inOther?.id}) as nobody`),
  )
  expect(answer).toEqual({ here: true, there: false, anywhere: true, nobody: true })
})

/** What the app is told of one activity. */
function asked(activityId: number) {
  return asActor(anyone, async (tx) => {
    const moment = sql`${now.toISOString()}::timestamptz`
    const numbers = await tx.execute<{ number: number }>(
      sql`select * from free_places(${activityId}, ${moment}) as number order by number`,
    )
    const empty = await tx.execute<{ number: number }>(
      sql`select * from empty_places(${activityId}, ${moment}) as number order by number`,
    )
    const kept = await tx.execute<{ partner_id: string; places: number }>(
      sql`select * from kept_places(${activityId}, ${moment})`,
    )
    return {
      numbers: numbers.map(({ number }) => number),
      empty: empty.map(({ number }) => number),
      kept: new Map(kept.map(({ partner_id, places }) => [Number(partner_id), places])),
    }
  })
}

/** A course in any state in which nobody waits: who waits has no place. */
function state(partners: number[]): fc.Arbitrary<Reckoned> {
  const moment = fc.constantFrom(after(-hours(1)), now, after(1), after(hours(1)))
  const partnerId = fc.constantFrom(null, ...partners)
  const seat = fc.record({ status: fc.constantFrom('held', 'offered', 'booked', null), moment, partnerId })
  const reserved = fc.record({ places: fc.integer({ min: 1, max: 3 }), untilAt: moment })
  return fc
    .record({
      seats: fc.array(seat, { minLength: 1, maxLength: 6 }),
      reserved: fc.array(fc.option(reserved), { minLength: 2, maxLength: 2 }),
      extra: fc.nat({ max: 3 }),
    })
    .map(({ seats, reserved, extra }) => ({
      extra,
      places: seats.map((_, i) => i + 1),
      bookings: seats.flatMap(({ status, moment, partnerId }, i): InActivity[] =>
        status === null
          ? []
          : [
              {
                ...{ bookingId: randomUUID(), status, placeNo: i + 1, lineNo: i, lapsedAt: null, partnerId },
                holdUntil: status === 'held' ? moment : null,
                offeredUntil: status === 'offered' ? moment : null,
              },
            ],
      ),
      reservations: reserved.flatMap((one, i) => (one ? [{ ...one, partnerId: partners[i] as number }] : [])),
    }))
}

/** The same state in the books. */
async function written({ id }: Activity, { bookings, reservations, extra = 0 }: Reckoned): Promise<void> {
  const { sql: books } = database
  await books`insert into overbooking (id, activity_id, number, because, made_at)
    select gen_random_uuid(), ${id}, n, 'promised', ${now} from generate_series(1, ${extra}::int) n`
  for (const { bookingId, status, placeNo, holdUntil, offeredUntil, partnerId } of bookings) {
    const residentId = status === 'held' ? null : randomUUID()
    if (residentId)
      await books`insert into resident (id, name, name_key, contact_way, contact_of, language, booked_at)
        values (${residentId}, 'Demo', ${residentId}, 'card', 'resident', 'nl', ${now})`
    await books`insert into booking (id, activity_id, resident_id, status, place_no, code, hold_until, offered_until,
        form_key, created_at, partner_id, agreed_at)
      values (${bookingId}, ${id}, ${residentId}, ${status}, ${placeNo}, ${bookingId}, ${holdUntil}, ${offeredUntil},
        ${bookingId}, ${now}, ${partnerId}, ${partnerId === null ? null : now})`
  }
  for (const { partnerId, places, untilAt } of reservations)
    await books`insert into reservation (activity_id, partner_id, places, until_at, created_at)
      values (${id}, ${partnerId}, ${places}, ${untilAt}, ${now})`
}
