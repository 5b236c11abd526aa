/** The register of a lesson that a form was about. */
export function lessonAt(form: Record<string, string>): string {
  return `/lessen/${Number(form.meetingId)}`
}

/** A number in an address, of a lesson or a run; null when it is something else. */
export function numberIn(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}
