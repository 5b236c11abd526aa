import { directionOf, type Language } from '@/app/_shared/language'
import { branchAloud } from '@/app/_shared/texts/branch'
import { languageWords } from '@/app/_shared/texts/desk'
import type { DeskBooking } from '@/lib/bookings/queries/desk'
import { promisedWay } from '@/lib/messages/rules'
import { addressLine } from '@/lib/network/rules/where'
import { carriers } from '@/lib/tools/config'
import { templatesOf, unbroken, whenAloud } from './_aloud'
import { sayAloud } from './_saying'

/** What to read aloud of a booking as it stands now: in Dutch, and beside it in the language of the resident. */
export function ReadBack({ booking }: { booking: DeskBooking }) {
  const other = booking.language !== 'nl'
  return (
    <section className={other ? 'aloud said both' : 'aloud said'} aria-labelledby="lees-voor">
      <h2 id="lees-voor">Lees voor</h2>
      <div>
        {other ? <h3>{languageWords.nl}</h3> : null}
        <Sentences booking={booking} language="nl" />
      </div>
      {other ? (
        <div>
          <h3>{languageWords[booking.language]}</h3>
          <Sentences booking={booking} language={booking.language} />
        </div>
      ) : null}
    </section>
  )
}

/** All of it in one language, sentence by sentence. */
function Sentences({ booking, language }: { booking: DeskBooking; language: Language }) {
  const { kind, status, contactOf, contactWay, branch, title, name, code, placeInLine } = booking
  const way = promisedWay(contactWay, carriers())
  const address = booking.elsewhere ? booking.meetings[0]?.address : null
  const about = { kind, way, waiting: status === 'waiting', other: contactOf === 'helper' }
  const said = sayAloud(templatesOf(language), about, {
    ...{
      name,
      code,
      title: title ?? '',
      branch: branchAloud(branch, language),
      phone: unbroken(branch.phone),
    },
    when: whenAloud(booking.startsAt, language),
    place: placeInLine ?? undefined,
    address: address ? addressLine(address) : undefined,
  })
  return (
    <ul className="sentences" lang={language} dir={directionOf(language)}>
      {said.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
