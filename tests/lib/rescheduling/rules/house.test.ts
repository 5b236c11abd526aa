import { expect, test } from 'vitest'
import { type Expected, hearMove } from '@/lib/rescheduling/rules/house'

const at = (iso: string) => new Date(iso)
const riet: Expected = {
  bookingId: 'b1',
  residentId: 'riet',
  activityId: 1,
  way: 'call',
  startsAt: at('2027-03-09T09:00:00Z'),
  address: 'Oud 1',
  read: null,
}
const again = { ...riet, bookingId: 'b2', activityId: 2, startsAt: at('2027-03-16T09:00:00Z') }
const moved = (one: Expected): Expected => ({ ...one, address: 'Nieuw 2' })
const idsOf = (before: Expected[], after: Expected[]) =>
  hearMove(before, after).hearing.map(({ elsewhere }) => elsewhere.map(({ bookingId }) => bookingId).join())

test('who read another address than there is now hears it', () => {
  expect(idsOf([riet], [moved(riet)])).toEqual(['b1'])
})

test('who comes before the move, or never read an address, hears nothing', () => {
  expect(idsOf([riet], [riet])).toEqual([])
  expect(idsOf([{ ...riet, address: null }], [moved(riet)])).toEqual([])
})

test('somebody with two appointments hears it once, with the first that is elsewhere', () => {
  expect(idsOf([riet, again], [moved(riet), moved(again)])).toEqual(['b1,b2'])
  expect(idsOf([riet, again], [riet, moved(again)])).toEqual(['b2'])
})

test('who has yet to hear of one change hears only how it stands after the next, and nothing where it is as they knew it', () => {
  const read = { until: 'message', at: { [riet.startsAt.getTime()]: 'Oud 1' } }
  const waits: Expected = { ...riet, address: 'Nieuw 2', read }
  expect(hearMove([waits], [{ ...riet, address: 'Nieuw 3' }]).hearing).toMatchObject([{ waits: 'message' }])
  expect(hearMove([waits], [riet])).toEqual({
    hearing: [],
    spared: [{ until: 'message', bookingIds: ['b1'] }],
  })
  // Who was told of it, and of nothing since, hears that it is as it was.
  expect(idsOf([{ ...waits, read: null }], [riet])).toEqual(['b1'])
})
