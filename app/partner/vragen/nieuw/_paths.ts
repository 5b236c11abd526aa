/** What it is about, where, and in which language she reads: nothing of a person. */
export type Wanted = { onderwerp: string; plaats: string; taal?: string }

const root = '/partner/vragen/nieuw'

/** In the navigation these pages belong to what the partner asks, not to what is asked of it. */
export const inNavigation = '/partner/gevraagd/nieuw'

/** Whether the library takes it. */
export const askLibraryOf = ({ onderwerp, plaats }: Wanted) => address(root, { onderwerp, plaats })
/** Her text, on the screen that is turned to her. */
export const consentOf = (wanted: Wanted) => address(`${root}/goed`, wanted)
/** Who she is, after she said yes to that text. */
export const personOf = (wanted: Wanted, goed: string) => address(`${root}/wie`, { ...wanted, goed })
/** Where the library is, on paper. */
export const addressOf = (wanted: Wanted) => address(`${root}/adres`, wanted)

function address(path: string, asked: Record<string, string>): string {
  return `${path}?${new URLSearchParams(asked)}`
}
