/** Where agreements are kept. */
export const agreementsPath = '/beheer/afspraken'

/** What the navigation marks: agreements are part of what is kept of partners. */
export const amongPartners = '/beheer/partners/afspraken'

/** The page of one agreement. */
export function agreementAt(agreementId: number): string {
  return `/beheer/afspraken/${agreementId}`
}

/** The page of one agreement, with what was just done there. */
export function agreementDone(done: string) {
  return ({ agreementId }: { agreementId: number }) => `${agreementAt(agreementId)}?gelukt=${done}`
}

/** After an end: the agreement, or the list when it never began and is gone. */
export function endedAt({ agreementId, isGone }: { agreementId: number; isGone: boolean }): string {
  return isGone ? `${agreementsPath}?gelukt=weg` : agreementDone('beeindigd')({ agreementId })
}
