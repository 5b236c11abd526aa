import { decline } from '@/lib/needs/commands/answer'
import { ask, askOther, keepHere, keepNeed } from '@/lib/needs/commands/ask'
import { CONSENT_VERSION } from '@/lib/needs/rules/consent'
import type { Actor, Guest, Seat } from '@/lib/tools/access'
import { aNetwork, anAsk, did, type Network, opened, theNeed } from '../needs'
import { aColleague, aPartner } from '../partners'
import { now, the } from '../world'

/** Who opened a need, and who has to do something about it: a partner or the library was asked, or the library keeps it. */
export const needOrigins = [
  'desk asks a partner',
  'partner asks the library',
  'partner asks, desk asks another',
  'desk keeps',
  'partner asks, desk keeps',
] as const
export type NeedOrigin = (typeof needOrigins)[number]

/** Of which somebody was asked, by whom she is still to be called. */
export const askedOfPartner = ['desk asks a partner', 'partner asks, desk asks another'] as const
export const askedOfLibrary = ['partner asks the library'] as const
export const underWay = [...askedOfPartner, ...askedOfLibrary] as const

export type NeedRow = {
  network: Network
  needId: string
  code: string
  revision: number
  referralId: string | null
  /** Who opened it, and whom it is asked of. */
  by: Actor
  askedOf: number | null
}

/** A need of this origin as it stands when a story begins. */
export async function aNeedRow(origin: NeedOrigin): Promise<NeedRow> {
  const network = await aNetwork()
  const { adviser, kwadraad, toWelzijn, fromKwadraad } = network
  const byDesk = origin.startsWith('desk')
  const by = byDesk ? adviser : kwadraad
  const form = anAsk(network, byDesk ? {} : { versionId: fromKwadraad })
  const made =
    origin === 'desk keeps'
      ? did(await keepHere(adviser, { ...form, helpOn: '2027-03-05' }, now))
      : did(await ask(by, form, now))
  const { needId, code } = made
  if (origin === 'partner asks, desk keeps')
    did(await keepNeed(adviser, { ...(await shown(needId)), helpOn: '2027-03-05' }, now))
  if (origin === 'partner asks, desk asks another') {
    const first = the((await theNeed(needId)).referralId)
    did(await decline(adviser, { referralId: first, reason: 'no_room' }, now))
    did(await askOther(adviser, { ...(await shown(needId)), ...agreed(toWelzijn) }, now))
  }
  const { referralId, ownerId, revision } = await theNeed(needId)
  const askedOf = referralId === null ? null : ownerId
  return { network, needId, code, revision, referralId, by, askedOf }
}

/** A need as a page of the desk shows it. */
export async function shown(needId: string): Promise<{ needId: string; revision: number }> {
  return { needId, revision: (await theNeed(needId)).revision }
}

/** What she says yes to, today. */
export function agreed(versionId: number) {
  return { versionId, consentVersion: CONSENT_VERSION, consentLanguage: 'nl' as const }
}

/** Somebody in this seat who may answer what is asked: of that very organisation, or of the library. */
export async function whoIsAsked(who: Seat, { network, askedOf }: NeedRow): Promise<Actor> {
  if (who === 'partner' || who === 'contact_person')
    return aPartner({ organisationId: the(askedOf), contactPerson: who === 'contact_person' })
  return aDesk(who as 'coordinator' | 'adviser', network)
}

/** Somebody of the desk who did not open it. */
export function aDesk(who: 'coordinator' | 'adviser', { libraryId }: Network): Promise<Actor> {
  return aColleague(who, libraryId)
}

/** The resident, in a browser in which she typed her code. */
export function herself({ needId, code }: NeedRow): Promise<Guest> {
  return opened({ needId, code })
}
