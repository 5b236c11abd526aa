/** The list of what is asked of a partner. */
export const list = '/partner/vragen'

/** A page about one question. */
export function questionAt(referralId: string, page: string): string {
  return `${list}/${referralId}/${page}`
}

/** What was not done any more, and why, in a word. */
export type Gone = { gone: string }

/** The list again, at the question that something was just done with; or with why it was not done. */
export function doneAt(value: { referralId: string } | Gone, form: Record<string, string>): string {
  if ('gone' in value)
    return `${list}?${new URLSearchParams({ kon: value.gone, vraag: form.referralId ?? '' })}`
  // She does not want it: of her nothing is shown any more, so there is no line to go on at.
  if (form.reason === 'not_wanted' || form.how === 'not_wanted') return `${list}?klaar=weg`
  return `${list}?gedaan=${value.referralId}`
}

/** The list again, where what was taken back stands as it stood. */
export function undoneAt(value: { needId: string } | Gone): string {
  return 'gone' in value ? `${list}?kon=${value.gone}` : `${list}?klaar=terug`
}

/** The list again, after asking to open a question again. */
export function openedAt(value: { referralId: string } | Gone, form: Record<string, string>): string {
  return 'gone' in value ? doneAt(value, form) : `${list}?klaar=open`
}
