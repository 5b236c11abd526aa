import { redirect } from 'next/navigation'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { Form } from '@/app/_shared/forms/form'
import { at, titleOf } from '@/app/_shared/ui/frame'
import type { ContactRefusal } from '@/lib/bookings/commands/contact'
import { hasToCome } from '@/lib/bookings/rules'
import { masked } from '@/lib/residents/rules/reach'
import { clock } from '@/lib/tools/clock'
import { ownBooking } from '../../_draft'
import { contactErrors, formWords, refusals, sentences } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { waysFor } from '../../_ways'
import { changeContactAction } from '../../actions'

export default async function ContactPage({ params }: InLanguage) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const booking = await ownBooking(language)
  const { status, contactOf, contact, meetings } = booking
  if (status === 'cancelled' || !hasToCome(meetings, clock())) redirect(at(language, 'afspraak/mijn'))
  const heading = word('reachPage.title')
  const mine = { label: 'wayOn.mine', path: 'afspraak/mijn' } as const
  return (
    <Site
      language={language}
      path="afspraak/bereiken"
      heading={heading}
      back="afspraak/mijn"
      branch={booking.branch.slug}
      ownTitle
    >
      {/* The card may be in other hands: what is known is not shown, and nothing of a partner. */}
      {contact && contactOf !== 'partner' ? (
        <p className="lead">{say('contactPage.now', { contact: masked(contact) })}</p>
      ) : null}
      <Form
        action={changeContactAction}
        {...formWords(spoken)}
        title={titleOf(language, heading)}
        sentences={sentences(spoken, contactErrors)}
        along={{ booking: booking.bookingId }}
        refusals={refusals<ContactRefusal>(spoken, {
          place_needs_contact: null,
          unknown: mine,
          cancelled: mine,
          past: mine,
          waiting_needs_contact: null,
          slow_down: mine,
        })}
      >
        <ChoiceField
          name="way"
          legend={heading}
          hideLegend
          choices={waysFor({ helper: contactOf === 'helper', card: status === 'booked' }, spoken)}
        />
        <div className="bar">
          <button type="submit" className="button primary">
            {say('contactPage.submit')}
          </button>
        </div>
      </Form>
    </Site>
  )
}
