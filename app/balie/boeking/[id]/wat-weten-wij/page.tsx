import { Download } from 'lucide-react'
import { notFound } from 'next/navigation'
import { languageWords } from '@/app/_shared/texts/desk'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { type Known, knownOf } from '@/lib/privacy/queries/known'
import { bookingAt } from '../../../_booking-paths'
import { day } from '../../../_booking-words'
import { KnownBooking } from '../../_known'
import { reachWords, whoseWords } from '../../_known-words'
import { type OneBooking, oneBooking } from '../../_own'

export default async function KnownPage(props: OneBooking) {
  const { who, booking, now } = await oneBooking(props)
  const known = await knownOf(who.actor, booking, now)
  if (!known) notFound()
  const at = `${bookingAt(booking)}/wat-weten-wij`
  return (
    <WorkPage
      who={who}
      path={at}
      heading="Wat weten wij van mij?"
      back={{ href: bookingAt(booking), label: 'Terug naar de afspraak' }}
    >
      <PrintButton label="Print deze bladzijde" />
      <article className="known">
        <h2 className="known-title">Wat weten wij van u?</h2>
        <p>
          {who.organisation}, {day(now)}. Dit is alles wat wij over u bewaren.
        </p>
        <Person known={known} />
        <h3>Waar komt u voor?</h3>
        {known.bookings.map((one) => (
          <KnownBooking key={one.bookingId} booking={one} />
        ))}
        <Who known={known} />
        <h3>Hoe lang nog?</h3>
        <p>
          Wij wissen uw naam, uw nummer of adres en waarover het ging op {day(known.until)}. Komt u vaker? Dan
          wordt het later. Wilt u het eerder? Zeg het, dan wissen wij het meteen.
        </p>
        <p>Klopt er iets niet? Zeg het, dan maken wij het nu goed.</p>
      </article>
      <p className="buttons">
        <a className="button" href={`${at}/gegevens.json`} download>
          <Download size={20} />
          Als bestand (JSON)
        </a>
        <a className="button" href={`${bookingAt(booking)}/wijzigen`}>
          Wijzig naam of bereiken
        </a>
      </p>
    </WorkPage>
  )
}

function Person({ known: { person } }: { known: Known }) {
  return (
    <>
      <h3>Wie bent u?</h3>
      <ul>
        <li>
          Uw naam: <bdi translate="no">{person.name}</bdi>
        </li>
        <li>
          {reachWords[person.contactWay]}
          {person.contact ? (
            <>
              : <span translate="no">{person.contact}</span> ({whoseWords[person.contactOf]})
            </>
          ) : null}
        </li>
        <li>Uw taal: {languageWords[person.language]}</li>
      </ul>
    </>
  )
}

/** Where it came from stands with each booking; who could read it, here. */
function Who({ known: { bookings } }: { known: Known }) {
  const partners = [...new Set(bookings.flatMap(({ partner }) => partner ?? []))]
  const course = bookings.some(({ kind }) => kind === 'course')
  return (
    <>
      <h3>Wie kan dit lezen?</h3>
      <ul>
        <li>De mensen van de balie van de bibliotheek.</li>
        {course ? <li>De docent van uw cursus: alleen uw naam, uw taal en of u een laptop leent.</li> : null}
        {partners.map((partner) => (
          <li key={partner}>{partner}: wat zij zelf voor u hebben gemaakt.</li>
        ))}
        <li>Verder niemand. Wij geven dit aan niemand anders.</li>
      </ul>
    </>
  )
}
