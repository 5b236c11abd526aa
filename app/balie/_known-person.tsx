import { languageWords } from '@/app/_shared/texts/desk'
import type { Known } from '@/lib/privacy/queries/known'
import { day } from './_booking-words'
import { KnownNeed } from './_known-need'
import { KnownBooking } from './boeking/_known'
import { reachWords, whoseWords } from './boeking/_known-words'

type Props = { known: Known; organisation: string; now: Date }

/** All that is kept of somebody, to read with her or to print: who she is, what for, who can read it, how long. */
export function KnownOfPerson({ known, organisation, now }: Props) {
  return (
    <article className="known">
      <h2 className="known-title">Wat weten wij van u?</h2>
      <p>
        {organisation}, {day(now)}. Dit is alles wat wij over u bewaren.
      </p>
      <Person known={known} />
      {known.bookings.length > 0 ? <h3>Waar komt u voor?</h3> : null}
      {known.bookings.map((one) => (
        <KnownBooking key={one.bookingId} booking={one} />
      ))}
      {known.needs.length > 0 ? <h3>Waar vroeg u hulp bij?</h3> : null}
      {known.needs.map((one) => (
        <KnownNeed key={one.needId} need={one} />
      ))}
      <Who known={known} />
      <h3>Hoe lang nog?</h3>
      <p>{howLong(known)}</p>
      <p>Klopt er iets niet? Zeg het, dan maken wij het nu goed.</p>
    </article>
  )
}

function howLong({ until }: Known): string {
  if (until === null)
    return 'Er is nog hulp voor u onderweg. Is dat klaar? Dan wissen wij alles 30 dagen later. Wilt u het eerder? Zeg het, dan stopt alles en wissen wij het meteen.'
  return `Bij elke afspraak en cursus staat wanneer wij die wissen. Op ${day(until)} is alles van u weg. Komt u vaker? Dan wordt het later. Wilt u het eerder? Zeg het, dan wissen wij het meteen.`
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
function Who({ known: { bookings, needs } }: { known: Known }) {
  const partners = [...new Set(bookings.flatMap(({ partner }) => partner ?? []))]
  const asked = [...new Set(needs.flatMap(({ consents }) => consents.map((one) => one.organisation)))]
  const course = bookings.some(({ kind }) => kind === 'course')
  return (
    <>
      <h3>Wie kan dit lezen?</h3>
      <ul>
        <li>De mensen van de balie van de bibliotheek.</li>
        {course ? (
          <li>De docent van uw cursus: alleen uw naam, uw taal en of u een laptop wilt lenen.</li>
        ) : null}
        {partners.map((partner) => (
          <li key={partner}>{partner}: wat zij zelf voor u hebben gemaakt.</li>
        ))}
        {asked.map((organisation) => (
          <li key={organisation}>
            {organisation}: wat u goed vond dat zij weten, zolang zij u helpen en u het goed vindt.
          </li>
        ))}
        <li>Verder niemand. Wij geven dit aan niemand anders.</li>
      </ul>
    </>
  )
}
