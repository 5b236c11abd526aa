import { notFound } from 'next/navigation'
import { memberInput } from '@/lib/team/input/members'
import { invitationsFor } from '@/lib/team/queries/invitations'
import { leavingOf } from '@/lib/team/queries/leaving'
import { clock } from '@/lib/tools/clock'
import type { workerHere } from './session'

type Who = Awaited<ReturnType<typeof workerHere>>

/** An address of one person below the list of who works somewhere. */
export type One = { params: Promise<{ id: string }> }

/** Who asks, and the one member of this address; who is not theirs is not there. */
export async function memberAt(who: Who, { params }: One) {
  const now = clock()
  const asked = memberInput.safeParse({ memberId: (await params).id })
  const leaving = asked.success ? await leavingOf(who.actor, asked.data, now) : null
  if (!leaving) notFound()
  return { who, now, leaving }
}

/** The same of somebody who was invited and has not answered. */
export async function invitedAt(who: Who, { params }: One) {
  const { id } = await params
  const invited = (await invitationsFor(who.actor, clock())).find(({ invitationId }) => invitationId === id)
  if (!invited) notFound()
  return { who, invited }
}
