import { expect, test } from 'vitest'
import { leftSentences } from '@/app/_start/left'
import { nobodyLeft } from '@/lib/needs/queries/left'
import { freshDatabase } from '../../support/database'
import { job } from '../../support/world'
import { liveThrough } from '../../year/province'

const database = freshDatabase('file', 8)

// A year of a province takes minutes: `npm run nobody-left`. Here ten weeks of two municipalities.
test('of all needs that were ever opened each has ended well, or is in somebody’s hands until a day', async () => {
  const lived = await liveThrough(database.sql, {
    from: '2027-02-01',
    until: '2027-04-09',
    needs: 520,
    towns: 2,
  })
  expect(lived.opened).toBeGreaterThan(80)
  expect(lived.done).toBeGreaterThan(400)
  const left = await nobodyLeft(job, lived.end)
  expect(left.others).toBe(0)
  expect(left.openings).toBe(left.opened)
  expect(left.opened + lived.undone).toBe(lived.opened)
  const { helped, stopped, unreachable, merged, open } = left
  const inHands = open.reduce((sum, one) => sum + one.count, 0)
  expect(helped.byHerWord + helped.byTheHelper + stopped + unreachable + merged + inHands).toBe(left.opened)
  for (const count of [helped.byHerWord, helped.byTheHelper, stopped, inHands])
    expect(count).toBeGreaterThan(0)
  expect(lived.wiped).toBeGreaterThan(0)
  expect(leftSentences(left).at(-1)).toMatch(/^ +0 others$/)
}, 180_000)

test('one that is nobody’s is counted, when somebody takes PostgreSQL’s word away', async () => {
  await database.sql`alter table need drop constraint need_open`
  await database.sql`update need set owner_id = null, referral_id = null, next = 'route', appointment_on = null
    where id = (select id from need where ended_at is null order by id limit 1)`
  const left = await nobodyLeft(job, new Date('2027-04-09T16:00:00Z'))
  expect(left.others).toBe(1)
  expect(leftSentences(left).at(-1)).toMatch(/^ +1 others$/)
})
