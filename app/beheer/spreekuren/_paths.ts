export const hoursPath = '/beheer/spreekuren'

/** What can be done with one consultation hours, on its own page. */
export type Act = 'wijzig' | 'dag' | 'stop'

/** The page of one consultation hours, with what is about to be done there. */
export function hoursAt(hoursId: number, act?: Act): string {
  return act ? `${hoursPath}/${hoursId}?doe=${act}#${act}` : `${hoursPath}/${hoursId}`
}
