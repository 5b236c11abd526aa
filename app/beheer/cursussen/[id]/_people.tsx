import { inGroups } from '@/app/_shared/texts/telephone'
import type { InRun } from '@/lib/rescheduling/queries/runs'
import { carriers } from '@/lib/tools/config'
import { hearsBy, statusWords } from '../_words'

/** Who is in a run: who has a place, is asked, or waits. */
export function InRunTable({ people }: { people: InRun[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Naam</th>
          <th scope="col">Stand</th>
          <th scope="col">Bereiken</th>
          <th scope="col">Aangemeld door</th>
        </tr>
      </thead>
      <tbody>
        {people.map((one) => (
          <tr key={one.bookingId}>
            <th scope="row">
              <a href={`/balie/boeking/${one.bookingId}`}>
                <bdi translate="no">{one.name}</bdi>
              </a>
            </th>
            <td data-label="Stand">{statusWords[one.status]}</td>
            <td data-label="Bereiken">
              <Reach of={one} />
            </td>
            <td data-label="Aangemeld door">{one.partner ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reach({ of: { contactWay, contact } }: { of: InRun }) {
  if (contact === null) return 'alleen een kaartje'
  return (
    <bdi translate="no" dir="ltr">
      {contactWay === 'email' ? contact : inGroups(contact)}
    </bdi>
  )
}

/** Who hears of a change, and how; those who cannot be written to first. */
export function Hears({ people }: { people: InRun[] }) {
  if (people.length === 0) return <p>Er staat nog niemand in deze cursus. Niemand hoeft iets te horen.</p>
  const can = carriers()
  return (
    <ul className="hears">
      {people.map((one) => (
        <li key={one.bookingId}>
          <bdi translate="no">{one.name}</bdi> <span>{hearsBy(one.contactWay, can)}</span>
        </li>
      ))}
    </ul>
  )
}
