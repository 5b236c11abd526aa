/** Where the desk is asked for, and from where each of its pages is one step. */
const desk = '/balie'

type Asked = Record<string, string | null | undefined>

/** The day at a branch, with what was done there; the row it was done in stands in sight. */
export function dayOf({ vestiging, rij }: Asked, done: Asked = {}): string {
  return `${address(desk, { vestiging, rij, ...done })}${rij ? `#${rowId(rij)}` : ''}`
}

/** How the row of a booking or a ticket is called on the page. */
export function rowId(id: string): string {
  return `rij-${id}`
}

/** Where a question is counted, beside the day; after an appointment its topic is there already. */
export function questionOf(
  vestiging: string,
  after: { onderwerp?: string | null; via?: 'appointment' | 'walk_in' | 'telephone' } = {},
): string {
  return `${address(desk, { vestiging, ...after })}#vraag`
}

/** The page on which questions are counted, with what stays as it is while a pile of paper is entered. */
export function questionPageOf(vestiging: string, kept: Asked = {}): string {
  return address('/balie/vraag', { vestiging, ...kept })
}

/** The page for whoever has somebody on the telephone. */
export function telephoneOf(vestiging: string): string {
  return address('/balie/telefoon', { vestiging })
}

/** The day on paper; of today unless it says otherwise. */
export function paperOf(vestiging: string, dag: 'morgen' | null = null): string {
  return address('/balie/papier', { vestiging, dag })
}

/** The page on which a booking is found. */
export function findOf(vestiging: string): string {
  return address('/balie/zoek', { vestiging })
}

/** The page of one booking, from the list of the day: mend, move, cancel. */
export function bookingOf(bookingId: string): string {
  return `/balie/boeking/${bookingId}?van=vandaag`
}

/** The register of a lesson. */
export function registerOf(meetingId: number): string {
  return `/lessen/${meetingId}`
}

function address(path: string, asked: Asked): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}
