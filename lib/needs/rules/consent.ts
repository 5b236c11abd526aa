/** Which text of the question "vindt u dit goed?" is shown now: another text has another name. */
export const CONSENT_VERSION = '2026-11-27'

/** What an organisation hears of her, beside what she is reached by. */
export type Field = 'name' | 'contact' | 'topic' | 'language' | 'call_when'

const MONTHS = 6

/** Until when what she agrees to now holds: six months, to the day. */
export function consentUntil(now: Date): Date {
  const until = new Date(now)
  until.setUTCMonth(until.getUTCMonth() + MONTHS)
  return until
}

/** What is told to who is asked: only what there is to tell. */
export function fieldsOf({
  contact,
  callWhen,
}: {
  contact: string | null
  callWhen: string | null
}): Field[] {
  const always: Field[] = ['name', 'topic', 'language']
  return [
    ...always,
    ...(contact ? (['contact'] as const) : []),
    ...(callWhen ? (['call_when'] as const) : []),
  ]
}
