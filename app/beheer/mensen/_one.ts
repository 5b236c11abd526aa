import { invitedAt, memberAt, type One } from '@/app/_shared/one-person'
import { workerHere } from '@/app/_shared/session'

/** The page with everybody, to go back to. */
export const back = { href: '/beheer/mensen', label: 'Mensen' }

/** Who asks, and the one member of this address. */
export async function oneMember(props: One) {
  return memberAt(await workerHere('/beheer/mensen'), props)
}

/** Who asks, and the one who was invited. */
export async function oneInvited(props: One) {
  return invitedAt(await workerHere('/beheer/mensen'), props)
}
