import { needAt } from '../vragen/_paths'

/** What goes along from page to page: what it is about and where, and what was counted; nothing of a person. */
const carriedNames = [
  ...['vestiging', 'onderwerp', 'plaats', 'via', 'geteld', 'bezoek', 'vraag', 'taal'],
] as const

export type Carried = Record<string, string | null | undefined>

const root = '/balie/partner'

/** Who can help. */
export const partnersOf = (carried: Carried) => address(root, carried)
/** Her text, on the screen that is turned to her. */
export const consentOf = (carried: Carried, versionId: number) =>
  address(`${root}/goed`, carried, { afspraak: `${versionId}` })
/** Who she is, after she said yes to that text. */
export const personOf = (carried: Carried, versionId: number, consentVersion: string) =>
  address(`${root}/wie`, carried, { afspraak: `${versionId}`, goed: consentVersion })
/** The library does it itself. */
export const keepOf = (carried: Carried) => address(`${root}/zelf`, carried)
/** An address on paper: by now it has been counted. */
export const addressOf = (carried: Carried, organisatie: string) =>
  address(`${root}/adres`, { ...carried, geteld: '1' }, { organisatie })
/** The card of a need; when somebody was asked just now it says so. */
export const needCardAt = (needId: string, asked = false) =>
  `${needAt(needId)}/kaartje${asked ? '?nieuw=1' : ''}`

function address(path: string, carried: Carried, more: Carried = {}): string {
  const along = carriedNames.map((name) => [name, carried[name]])
  const given = [...along, ...Object.entries(more)].filter((pair): pair is [string, string] =>
    Boolean(pair[1]),
  )
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}
