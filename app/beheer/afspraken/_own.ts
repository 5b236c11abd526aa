import type { Agreement, AgreementContact, Version } from '@/lib/needs/queries/versions'
import { addDays, localDate } from '@/lib/tools/time'

/** The two sides of an agreement, to choose of which one somebody is. */
export function sidesOf({ from, to }: Pick<Agreement, 'from' | 'to'>) {
  return [
    { value: 'from', label: from.name },
    { value: 'to', label: to.name },
  ]
}

/** Who is asked, as the rows of a form; somebody of each side can be filled in. */
export function contactRows(contacts: readonly AgreementContact[]): Record<string, string> {
  const sides = (['from', 'to'] as const).filter((side) => contacts.every((one) => one.side !== side))
  const rows = [...contacts, ...sides.map((side) => ({ side, name: '', phone: null, email: null }))]
  return Object.fromEntries(
    rows.flatMap((row, i) =>
      Object.entries(row).map(([name, value]) => [`contacts.p${i}.${name}`, value ?? '']),
    ),
  )
}

/** A new version begins as the one that counts, from tomorrow on; who agreed it, and until when, is said anew. */
export function versionRows(version: Version, now: Date): Record<string, string> {
  const { seeDays, contactDays, reportDays, topics, municipalities, dataLine, dataOn } = version
  return {
    ...Object.fromEntries(topics.map((code) => [`topic.${code}`, 'yes'])),
    ...Object.fromEntries(municipalities.map(({ id }) => [`town${id}`, 'yes'])),
    ...{ seeDays: `${seeDays}`, contactDays: `${contactDays}`, reportDays: `${reportDays}` },
    ...{ validFrom: addDays(localDate(now), 1), dataLine, dataOn },
    ...contactRows(version.contacts),
  }
}
