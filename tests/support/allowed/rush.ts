import { and, eq, isNull } from 'drizzle-orm'
import { expect } from 'vitest'
import { task } from '@/db/tables/calls'
import { ownAddress } from '@/db/tables/network'
import { cancelRush, letGoOfRush, lookForRush } from '@/lib/bookings/commands/rush'
import { rushOf } from '@/lib/bookings/queries/rush'
import { addOwnAddress, dropOwnAddress } from '@/lib/network/commands/own-addresses'
import { ownAddresses, ownAddressList } from '@/lib/network/queries/own-addresses'
import { seats } from '@/lib/tools/access'
import { hashesOf } from '@/lib/tools/source'
import { books } from '../database'
import { aRush } from '../rush'
import { aBranch, job, now, the, theBooking } from '../world'
import { allow, type Case } from './case'
import { anEmployee, anyoneAs } from './rows'

const carla = async () => (await anEmployee('coordinator')).actor

/** Who books very fast, and what is done about it; and from which addresses the library books itself. */
export const ofRushes: Case[] = [
  allow('system', lookForRush, 'a network that books ten in an hour', async (ask) => {
    const { source } = await aRush(10)
    await ask(job, {}, now)
    const rows = await books()
      .select()
      .from(task)
      .where(and(eq(task.source, source), isNull(task.doneAt)))
    expect(rows).toHaveLength(1)
  }),
  allow('coordinator', rushOf, 'what one network booked and holds', async (ask) => {
    const { taskId, booked } = await aRush(3, { task: true })
    const told = await ask(await carla(), { taskId }, now)
    expect(told.bookings.map(({ bookingId }) => bookingId).sort()).toEqual([...booked].sort())
  }),
  allow('coordinator', letGoOfRush, 'what one network holds', async (ask) => {
    const { taskId, held } = await aRush(1, { task: true, held: 2 })
    expect(await ask(await carla(), { taskId }, now)).toMatchObject({ gone: 2 })
    for (const id of held) expect(await theBooking(id)).toBeNull()
  }),
  allow('coordinator', cancelRush, 'what is false of what one network booked', async (ask) => {
    const { taskId, booked } = await aRush(2, { task: true })
    expect(await ask(await carla(), { taskId, bookings: [the(booked[0])] }, now)).toMatchObject({ gone: 1 })
    const rows = await Promise.all(booked.map((id) => theBooking(id)))
    expect(rows.map((row) => row?.status)).toEqual(['cancelled', 'booked'])
  }),
  allow('coordinator', addOwnAddress, 'a branch', async (ask) => {
    const { branchId, internetAddress } = await anAddress()
    const coordinator = await carla()
    await ask(coordinator, { branchId, internetAddress }, now)
    expect(await addressesOf(branchId)).toEqual([hashesOf(internetAddress).address])
  }),
  allow('coordinator', dropOwnAddress, 'an address that is there', async (ask) => {
    const { branchId, ownAddressId } = await kept()
    await ask(await carla(), { ownAddressId }, now)
    expect(await addressesOf(branchId)).toEqual([])
  }),
  allow('coordinator', ownAddressList, 'an address that is there', async (ask) => {
    const { ownAddressId, internetAddress } = await kept()
    const all = await ask(await carla(), { internetAddress })
    expect(all).toContainEqual(expect.objectContaining({ ownAddressId, isThisOne: true }))
  }),
  ...seats.map((who) =>
    allow(who, ownAddresses, 'the addresses of the library, as hashes', async (ask) => {
      const { internetAddress } = await kept()
      expect(await ask(await anyoneAs(who))).toContainEqual(hashesOf(internetAddress).address)
    }),
  ),
]

async function anAddress() {
  const branchId = (await aBranch()).id
  return { branchId, internetAddress: `2001:db8:a:${branchId.toString(16)}::1` }
}

async function kept() {
  const { branchId, internetAddress } = await anAddress()
  await addOwnAddress(await carla(), { branchId, internetAddress }, now)
  const [row] = await books().select().from(ownAddress).where(eq(ownAddress.branchId, branchId))
  return { branchId, internetAddress, ownAddressId: the(row).id }
}

async function addressesOf(branchId: number): Promise<Buffer[]> {
  const rows = await books().select().from(ownAddress).where(eq(ownAddress.branchId, branchId))
  return rows.map(({ address }) => address)
}
