import { redirect } from 'next/navigation'
import { doorTitle, formWords } from '@/app/_shared/ui/door'
import { Choices, Form, SelectField, TextField } from '@/app/_shared/ui/form'
import { WorkPage } from '@/app/_shared/ui/work'
import { because } from '@/app/inloggen/_words'
import type { PartnerBookingDetail } from '@/lib/bookings/queries/partner'
import { type OneBooking, ownBooking } from '../../../_own'
import { ownAt } from '../../../_paths'
import { laptops, owners, ways } from '../../../_resident-words'
import { correctRefusals, fieldSentences } from '../../../_sentences'
import { languageWords } from '../../../_words'
import { correctBookingAction } from '../../../actions'

const languages = ['nl', 'en', 'ar'] as const

export default async function CorrectPage({ params }: OneBooking) {
  const { who, booking, now } = await ownBooking(params)
  const over = booking.status === 'cancelled' || booking.activityCancelled || booking.startsAt <= now
  if (over) redirect(ownAt(booking))
  const heading = 'Wat moet er anders?'
  return (
    <WorkPage
      who={who}
      path={`${ownAt(booking)}/wijzigen`}
      heading={heading}
      back={{ href: ownAt(booking), label: 'Terug naar de boeking' }}
      ownTitle
    >
      <div className="door">
        <p className="lead">De plek en de code blijven hetzelfde.</p>
        <Form
          action={correctBookingAction}
          {...formWords}
          language={undefined}
          title={doorTitle(heading)}
          sentences={fieldSentences}
          refusals={because(correctRefusals)}
          saved={savedOf(booking)}
          along={{ bookingId: booking.bookingId }}
        >
          <TextField name="name" label="Hoe wil de inwoner genoemd worden?" hint="Een voornaam is genoeg." />
          <SelectField
            name="language"
            label="Taal van het kaartje en de berichten"
            options={languages.map((value) => ({ value, label: languageWords[value] ?? value }))}
          />
          <Choices name="contactWay" legend="Hoe hoort de inwoner iets van ons?" choices={choicesOf(ways)} />
          <Choices name="contactOf" legend="Van wie is het nummer of adres?" choices={choicesOf(owners)} />
          <TextField
            name="contact"
            label="Telefoonnummer of e-mailadres"
            hint={`Kiest u een kaartje? Dan mag dit leeg blijven. Ook bij e-mail via uw organisatie: dan gebruiken wij ${who.email}.`}
            ltr
            optional
          />
          {booking.kind === 'course' ? (
            <Choices
              name="ownLaptop"
              legend="Neemt de inwoner een eigen laptop mee?"
              choices={choicesOf(laptops)}
            />
          ) : null}
          <div className="bar">
            <button type="submit" className="button primary">
              Bewaar
            </button>
          </div>
        </Form>
      </div>
    </WorkPage>
  )
}

const choicesOf = (words: [string, string][]) => words.map(([value, label]) => ({ value, label }))

function savedOf(booking: PartnerBookingDetail): Record<string, string> {
  const { name, language, contactWay, contactOf, contact, ownLaptop } = booking
  const laptop: Record<string, string> = ownLaptop === null ? {} : { ownLaptop: ownLaptop ? 'yes' : 'no' }
  return { name, language, contactWay, contactOf, contact: contact ?? '', ...laptop }
}
