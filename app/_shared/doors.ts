import type { Partner, Right, Staff } from '../../lib/tools/access.ts'

type Door = {
  /** The page at this address, and every page below it that has no door of its own. */
  at: string
  /** What one must be allowed to go in; null where nobody has to sign in. */
  right: Right | null
  /** Whose door it is; of everybody with the right when it is not said. */
  of?: (Partner | Staff)['kind']
  /** Its name in the navigation. */
  name?: string
  /** In which row of the navigation it stands; in the first when it is not said. */
  row?: 'plan'
  /** Who may go in begins here, also when another door of theirs comes first. */
  home?: true
  /** Only the page at this address: what stands below it has a door of its own, or none. */
  alone?: true
}

/**
 * Who may go where, in the order of the navigation: the one list of the pages that are not the resident's. From it
 * follow who is let in, the navigation, where someone comes after signing in or goes back to, and where scripts run.
 * The front server reads it before Next is there, so this file imports nothing but types.
 */
export const doors = [
  { at: '/inloggen', right: null },
  { at: '/uitnodiging', right: null },
  { at: '/partner', right: 'booking.list', of: 'partner', name: 'Begin' },
  { at: '/partner/vragen', right: 'need.act', of: 'partner', name: 'Vragen aan ons' },
  { at: '/partner/gevraagd', right: 'need.make', of: 'partner', name: 'Door ons gevraagd' },
  { at: '/partner/boekingen', right: 'booking.list', of: 'partner', name: 'Onze boekingen' },
  { at: '/partner/vragen/nieuw', right: 'need.make', of: 'partner' },
  { at: '/partner/collegas', right: 'people.see', of: 'partner', name: 'Collega’s' },
  { at: '/partner/collegas/uitnodigen', right: 'people.invite', of: 'partner' },
  { at: '/balie', right: 'desk.work', of: 'staff', name: 'Vandaag' },
  { at: '/balie/telefoon', right: 'desk.work', of: 'staff', name: 'Telefoon' },
  { at: '/balie/zoek', right: 'desk.work', of: 'staff', name: 'Zoek' },
  { at: '/balie/boeking', right: 'desk.work', of: 'staff' },
  { at: '/balie/vragen', right: 'need.guard', of: 'staff', name: 'Lopende vragen' },
  { at: '/balie/vraag', right: 'desk.work', of: 'staff' },
  { at: '/balie/partner', right: 'need.make', of: 'staff' },
  { at: '/bellen', right: 'calls.make', of: 'staff', name: 'Nog te bellen' },
  { at: '/lessen', right: 'register.mark', of: 'staff', name: 'Lessen' },
  { at: '/lessen/docenten', right: 'trainers.bind', of: 'staff' },
  { at: '/beheer/maandstaat', right: 'desk.work', of: 'staff', name: 'Maandstaat' },
  { at: '/beheer/onderwerpen', right: 'topics.set', of: 'staff' },
  { at: '/beheer/partners', right: 'agreements.see', of: 'staff', name: 'Partners' },
  { at: '/beheer/partners/nieuw', right: 'partners.set', of: 'staff' },
  { at: '/beheer/partners/wijzig', right: 'partners.set', of: 'staff' },
  { at: '/beheer/afspraken', right: 'agreements.see', of: 'staff' },
  { at: '/beheer/afspraken/nieuw', right: 'agreements.set', of: 'staff' },
  { at: '/beheer/afspraken/wijzig', right: 'agreements.set', of: 'staff' },
  { at: '/beheer/afspraken/contact', right: 'agreements.set', of: 'staff' },
  { at: '/beheer/afspraken/overzicht', right: 'agreements.see', of: 'staff' },
  { at: '/beheer', right: 'agenda.set', of: 'staff', name: 'Week', row: 'plan', home: true, alone: true },
  { at: '/beheer/spreekuren', right: 'agenda.set', of: 'staff', name: 'Spreekuren', row: 'plan' },
  { at: '/beheer/cursussen', right: 'agenda.set', of: 'staff', name: 'Cursussen', row: 'plan' },
  { at: '/beheer/gesloten', right: 'agenda.set', of: 'staff', name: 'Gesloten dagen', row: 'plan' },
  { at: '/beheer/geraakt', right: 'agenda.set', of: 'staff' },
  { at: '/beheer/drukte', right: 'agenda.set', of: 'staff' },
  { at: '/beheer/plekken', right: 'place.reserve', of: 'staff', name: 'Plekken voor partners', row: 'plan' },
  { at: '/beheer/mensen', right: 'people.see', of: 'staff', name: 'Mensen', row: 'plan' },
  { at: '/beheer/mensen/uitnodigen', right: 'people.invite', of: 'staff' },
  { at: '/beheer/bibliotheek', right: 'library.set', of: 'staff', name: 'Bibliotheek', row: 'plan' },
  // Invented letters only: no other build than the demo's has this page.
  { at: '/beheer/post', right: null },
  { at: '/account', right: 'own.account' },
  // Examples of forms: the same.
  { at: '/beheer/voorbeelden', right: 'own.account' },
] as const satisfies readonly Door[]

/** An address that opens only for who signed in and has its right. */
export type WorkAddress = Exclude<(typeof doors)[number], { right: null }>['at']

/** The page on which people sign in. */
export const signInPage = '/inloggen'
export const secondStepPage = '/inloggen/tweede-stap'
/** Where who works in several organisations says in which one they are now. */
export const chooseWorkPage = '/account/werk'

/** What the addresses of people who work here begin with, for a rule about all that stands below, forgotten pages too. */
export const workPrefixes: readonly string[] = [...new Set(doors.map(({ at }) => `${at.split('/')[1]}`))]

/** The door behind which an address stands; undefined when nobody comes there. */
export function doorOf(path: string): Door | undefined {
  const within = doors.filter(
    (door: Door) => path === door.at || (!door.alone && path.startsWith(`${door.at}/`)),
  )
  return [...(within as Door[])].sort((a, b) => b.at.length - a.at.length)[0]
}

/** A path of ours for people who work here, where someone wants to go back to; null when it is anything else. */
export function ownPath(text: string | null | undefined): string | null {
  if (!text || text.length > 500) return null
  if (!/^\/[\w\-./?=&%:+,]*$/.test(text) || text.includes('//') || text.includes('..')) return null
  const [path = ''] = text.split('?')
  return doorOf(path)?.right ? text : null
}

/** An address with the page to go back to; only a page of ours. */
export function withBack(path: string, back: string | null): string {
  const own = ownPath(back)
  return own ? `${path}?${new URLSearchParams({ terug: own })}` : path
}
