/** With what the list of calls is narrowed; it goes along with every button, so that nobody loses the place. */
export type Narrowed = { vestiging?: string; reden?: string }

/** The address of the list as it was narrowed, with what was done there. */
export function listOf({ vestiging, reden }: Narrowed, done: Record<string, string> = {}): string {
  const asked = new URLSearchParams(done)
  if (vestiging) asked.set('vestiging', vestiging)
  if (reden) asked.set('reden', reden)
  return asked.size > 0 ? `/bellen?${asked}` : '/bellen'
}

/** The same, to send along unseen. */
export function alongOf({ vestiging, reden }: Narrowed): Record<string, string> {
  return { ...(vestiging ? { vestiging } : {}), ...(reden ? { reden } : {}) }
}

/** The page of a course run, for who plans. */
export function runAt(activityId: number): string {
  return `/beheer/cursussen/${activityId}`
}

/** What the source of a task booked and holds, for who plans. */
export function rushAt(taskId: string): string {
  return `/beheer/drukte?taak=${taskId}`
}
