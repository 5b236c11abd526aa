import { beforeEach, expect, test } from 'vitest'
import { addBranch, changeBranch } from '@/lib/network/commands/branches'
import { ownBranch } from '@/lib/network/queries/own-branches'
import { moveHouse } from '@/lib/rescheduling/commands/relocate'
import { aTypedBranch } from '../../../support/allowed/agenda-set'
import { anEmployee, done } from '../../../support/allowed/rows'
import { freshDatabase } from '../../../support/database'
import { aBooking, after, anyone, aSlot, bookOne, calledOff, days, now, the } from '../../../support/world'

freshDatabase('test')

let carla: Awaited<ReturnType<typeof anEmployee>>['actor']
let branchId: number
let typed: Awaited<ReturnType<typeof aTypedBranch>>
beforeEach(async () => {
  carla = (await anEmployee('coordinator')).actor
  typed = await aTypedBranch()
  branchId = done(await addBranch(carla, typed, now)).branchId
})

const book = async (inDays: number) => {
  const slot = await aSlot({ branchId, startsAt: after(days(inDays)) })
  done(await bookOne(anyone, aBooking(slot.id), now))
  return slot
}
const change = (given: Partial<typeof typed> & { samePlace?: boolean }) =>
  changeBranch(carla, { ...typed, branchId, ...given }, now)
const street = async () => the(await ownBranch(carla, { branchId }, now)).address?.street

test('an address that somebody who is booked has read is another one only when it is the same place', async () => {
  done(await change({ street: 'Oude weg 1' }))
  await book(2)
  expect(await change({ street: 'Nieuwe weg 2' })).toMatchObject({ reason: 'address_known' })
  expect(await change({ street: 'Oude weg 1', postcode: '9999 ZZ' })).toMatchObject({ ok: false })
  expect(await street()).toBe('Oude weg 1')
  // Everything else can be changed.
  done(await change({ street: 'Oude weg 1', called: 'Anders', phone: '06 0000 0099', mapUrl: null }))
  done(await change({ street: 'Oudeweg 1', samePlace: true }))
  expect(await street()).toBe('Oudeweg 1')
})

test('where nobody comes to that address it is put right without a question', async () => {
  const slot = await book(2)
  await calledOff(slot.id)
  done(await change({ street: 'Oude weg 1' }))
  // Who comes later is told of the place to which the branch has moved by then.
  const { entrance, mapUrl, postcode, town } = typed
  const address = { street: 'Verre weg 3', postcode, town, entrance, mapUrl, validFrom: '2027-03-08' }
  done(await moveHouse(carla, { branchId, was: null, address }, now))
  await book(14)
  done(await change({ street: 'Oude weg 2' }))
  await book(3)
  expect(await change({ street: 'Oude weg 4' })).toMatchObject({ reason: 'address_known' })
})
