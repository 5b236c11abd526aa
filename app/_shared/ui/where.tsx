import { type Address, addressesAlong, addressLine, type Somewhere } from '@/lib/network/rules/where'
import type { Language } from '../language'
import { dates } from '../texts/dates'
import { texts } from '../texts/texts'

/** An address, and from which moment on where it is another later. */
export type Place = { address: Address; from: Date | null }

/** Where somebody has to be at these meetings, one place as a rule. */
export function placesAt(meetings: readonly Somewhere[]): Place[] {
  return addressesAlong(meetings).map(({ address, startsAt, moved }) => ({
    address,
    from: moved ? startsAt : null,
  }))
}

type WhereProps = {
  language: Language
  places: Place[]
  /** With a link to the map. */
  map?: boolean
  /** Only the address: many branches stand below each other, or how to get in stands elsewhere on the page. */
  short?: boolean
}

/** Where it is: the address, how to get in, and a map where the library has one; a later address with its day. */
export function Where({ language, places, map, short }: WhereProps) {
  const { say } = texts(language)
  const { day } = dates(language)
  return places.map(({ address, from }) => (
    <span className="where" key={addressLine(address)}>
      {from ? <b>{say('agenda.adr.from', { day: day(from) })}</b> : null}
      <span>
        <bdi translate="no">{addressLine(address)}</bdi>
      </span>
      {address.entrance && !short ? (
        <span className="entrance">
          <bdi lang="nl">{address.entrance}</bdi>
        </span>
      ) : null}
      {map && address.mapUrl ? (
        <a className="way-on" href={address.mapUrl} rel="noreferrer">
          {say('agenda.adr.map')}
        </a>
      ) : null}
    </span>
  ))
}
