import { inGroups } from '@/app/_shared/texts/telephone'
import type { HitShown } from '@/lib/rescheduling/queries/preview'

type Reached = Pick<HitShown, 'contactWay' | 'contactOf' | 'contact' | 'partner'>

/** "bellen: 06 12 34 56 78, via de partner", "kaartje": how somebody is reached. */
export function reachedWords({ contactWay, contactOf, contact, partner }: Reached): string {
  if (contactWay === 'card') return partner ? `kaartje, via ${partner}` : 'kaartje: niet te bereiken'
  const way = { call: 'bellen', sms: 'sms', email: 'e-mail' }[contactWay]
  const whose = { resident: '', helper: ', via wie helpt', partner: `, via ${partner ?? 'de partner'}` }[
    contactOf
  ]
  return `${way}${contact ? ` ${contactWay === 'email' ? contact : inGroups(contact)}` : ''}${whose}`
}
