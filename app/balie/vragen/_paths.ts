import type { NeedScreen } from '@/lib/needs/input/desk'

/** The list of open needs. */
export const needsPath = '/balie/vragen'

/** The page of one need; `from` is the screen that leads there. */
export function needAt(needId: string, from?: keyof typeof screens): string {
  return `/balie/vragen/${needId}${from ? `?van=${from}` : ''}`
}

/** The page of one need after something was done there. */
export function needDone({ needId }: { needId: string }, what: string): string {
  return `/balie/vragen/${needId}?gedaan=${what}`
}

/** Where another organisation is asked about a need. */
export function otherPartnerOf(needId: string): string {
  return `/balie/partner?${new URLSearchParams({ vraag: needId })}`
}

/** How screens are called in an address: the journal tells from where somebody looked. */
const screens = { lijst: 'list', zoek: 'search', vandaag: 'day', kaartje: 'card', partner: 'ask' } as const

/** From which screen somebody comes, as it stands in the address. */
export function needScreenOf(name: string | undefined): NeedScreen {
  return name !== undefined && Object.hasOwn(screens, name) ? screens[name as keyof typeof screens] : 'need'
}

/** The need that a form was about. */
export function sameNeed({ needId = '' }: Record<string, string>): { needId: string } {
  return { needId }
}
