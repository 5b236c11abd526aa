import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { ownBranch } from '@/lib/network/queries/own-branches'
import { clock } from '@/lib/tools/clock'

/** Who sets up the library, with the branch that an address is about; a page that is not there when there is none. */
export async function branchHere(params: Promise<{ id: string }>) {
  const who = await workerHere('/beheer/bibliotheek')
  const { id } = await params
  const branchId = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0
  const branch = await ownBranch(who.actor, { branchId }, clock())
  if (!branch) notFound()
  return { who, branch }
}

export type OfBranch = { params: Promise<{ id: string }> }
