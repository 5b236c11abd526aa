/** Where partners are kept. */
export const partnersPath = '/beheer/partners'

/** The page of one partner. */
export function partnerAt(organisationId: number): string {
  return `/beheer/partners/${organisationId}`
}

/** The page of one partner, with what was just done there. */
export function partnerDone(done: string) {
  return ({ organisationId }: { organisationId: number }) => `${partnerAt(organisationId)}?gelukt=${done}`
}
