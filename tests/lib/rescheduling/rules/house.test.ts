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
}
const again = { ...riet, bookingId: 'b2', activityId: 2, startsAt: at('2027-03-16T09:00:00Z') }
const moved = (one: Expected): Expected => ({ ...one, address: 'Nieuw 2' })
const idsOf = (before: Expected[], after: Expected[]) =>
  hearMove(before, after).map(({ bookingId }) => bookingId)

test('who read another address than there is now hears it', () => {
  expect(idsOf([riet], [moved(riet)])).toEqual(['b1'])
})

test('who comes before the move, or never read an address, hears nothing', () => {
  expect(idsOf([riet], [riet])).toEqual([])
  expect(idsOf([{ ...riet, address: null }], [moved(riet)])).toEqual([])
})

test('somebody with two appointments hears it once, with the first that is elsewhere', () => {
  expect(idsOf([riet, again], [moved(riet), moved(again)])).toEqual(['b1'])
  expect(idsOf([riet, again], [riet, moved(again)])).toEqual(['b2'])
})
