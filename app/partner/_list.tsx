import type { PartnerBooking } from '@/lib/bookings/queries/partner'
import { attendance, changedWords, day, shortDay, standing, time, whatOf } from './_words'

type Props = {
  bookings: PartnerBooking[]
  now: Date
  /** Of each the library changed something. */
  changed?: boolean
}

/** A partner's bookings with what became of each; a table, on a telephone a row of cards. */
export function Bookings({ bookings, now, changed = false }: Props) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Inwoner</th>
          <th scope="col">Waarvoor</th>
          <th scope="col">Wanneer</th>
          <th scope="col">Hoe staat het ermee</th>
          <th scope="col">Aangemeld</th>
        </tr>
      </thead>
      <tbody>
        {bookings.map((one) => {
          const { words, tone } = changed ? changedWords(one, now) : standing(one, now)
          const came = attendance(one)
          return (
            <tr key={one.bookingId}>
              <th scope="row">
                <a href={`/partner/boekingen/${one.bookingId}`}>
                  <bdi translate="no">{one.name || 'Naam gewist'}</bdi>
                </a>
              </th>
              <td>
                {whatOf(one)}
                <small>{one.branchName}</small>
              </td>
              <td>
                {shortDay(one.startsAt)}
                <small>{time(one.startsAt)}</small>
              </td>
              <td>
                <span className={`tag ${tone}`}>{words}</span>
                {came ? <small>{came}</small> : null}
              </td>
              <td data-label="Aangemeld">
                <small className="made">{day(one.createdAt)}</small>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
