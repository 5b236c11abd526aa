import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { memberInput } from '@/lib/team/input/members'
import { invitationsFor } from '@/lib/team/queries/invitations'
import { leavingOf } from '@/lib/team/queries/leaving'
import { clock } from '@/lib/tools/clock'

/** The page with everybody, to go back to. */
export const back = { href: '/beheer/mensen', label: 'Mensen' }

export type One = { params: Promise<{ id: string }> }

/** Who asks, and the one member of this address; who is not theirs is not there. */
export async function oneMember({ params }: One) {
  const who = await workerHere('/beheer/mensen')
  const now = clock()
  const asked = memberInput.safeParse({ memberId: (await params).id })
  const leaving = asked.success ? await leavingOf(who.actor, asked.data, now) : null
  if (!leaving) notFound()
  return { who, now, leaving }
}

/** The same of somebody who was invited and has not answered. */
export async function oneInvited({ params }: One) {
  const who = await workerHere('/beheer/mensen')
  const { id } = await params
  const invited = (await invitationsFor(who.actor, clock())).find(({ invitationId }) => invitationId === id)
  if (!invited) notFound()
  return { who, invited }
}
