import { expect, test } from 'vitest'
import { closure, holiday } from '@/db/tables/network'
import { closedSoon } from '@/lib/network/queries/closed'
import { books, freshDatabase } from '../../../support/database'
import { aBranch, anyone } from '../../../support/world'

freshDatabase()

test('two weeks ahead a branch is told to be closed, by itself and with all others, with the hours and the reason', async () => {
  const [branch, open] = [await aBranch(), await aBranch()]
  const days = (from: string, until: string) => ({ fromDate: from, untilDate: until, reason: 'verbouwing' })
  await books()
    .insert(closure)
    .values([
      { ...days('2027-12-01', '2027-12-18'), branchId: branch.id },
      { ...days('2027-12-01', '2027-12-19'), branchId: branch.id },
      { ...days('2028-01-01', '2028-03-01'), branchId: branch.id, fromTime: '13:00', untilTime: '15:00' },
      { ...days('2028-01-02', '2028-01-02'), branchId: branch.id },
      { ...days('2027-12-24', '2027-12-24'), branchId: null },
    ])
  await books().insert(holiday).values({ day: '2027-12-26', closed: false })
  const { everywhere, at } = await closedSoon(anyone, new Date('2027-12-18T23:30Z'))
  expect(at.get(open.id)).toBeUndefined()
  expect(at.get(branch.id)?.map(({ fromDate, times }) => [fromDate, times])).toEqual([
    ['2027-12-01', null],
    ['2028-01-01', { fromTime: '13:00', untilTime: '15:00' }],
  ])
  expect(everywhere.map(({ fromDate }) => fromDate)).toEqual(['2027-12-24', '2027-12-25', '2028-01-01'])
})
