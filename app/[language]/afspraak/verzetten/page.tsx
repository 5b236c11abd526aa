import { redirect } from 'next/navigation'
import type { Asked } from '@/app/_shared/asked'
import { Form } from '@/app/_shared/forms/form'
import { at, titleOf } from '@/app/_shared/ui/frame'
import type { MoveRefusal } from '@/lib/bookings/commands/move'
import type { Guest } from '@/lib/tools/access'
import { freeTimes } from '../../_data'
import { ownBooking } from '../../_draft'
import { formWords, refusals, sentences } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { Times } from '../../_times'
import { moveBookingAction } from '../../actions'

export default async function MovePage({ params, searchParams }: InLanguage & Asked) {
  const later = (await searchParams).later === '1'
  const spoken = await speak(params)
  const { language, say, word, day, time } = spoken
  const booking = await ownBooking(language)
  const found = await freeTimes(booking.branch.slug, later)
  if (!found || booking.kind !== 'consultation' || booking.status !== 'booked')
    redirect(at(language, 'afspraak/mijn'))
  const heading = word('movePage.title')
  const path = 'afspraak/verzetten'
  return (
    <Site
      language={language}
      path={path}
      heading={heading}
      back="afspraak/mijn"
      branch={booking.branch.slug}
      ownTitle
    >
      <p className="lead">
        {say('movePage.now', { day: day(booking.startsAt), time: time(booking.startsAt) })}
      </p>
      <p>{say('movePage.lead')}</p>
      <Form
        action={moveBookingAction}
        {...formWords(spoken)}
        title={titleOf(language, heading)}
        sentences={sentences(spoken, { choose_one: 'error.choose_time' })}
        along={{ booking: booking.bookingId }}
        refusals={refusals<MoveRefusal<Guest>>(spoken, {
          unknown: null,
          cancelled: null,
          past: null,
          full: null,
        })}
      >
        {found.times.length > 0 ? (
          <Times texts={spoken} times={found.times} />
        ) : (
          <p>{say('branchPage.none')}</p>
        )}
      </Form>
      {found.more || later ? (
        <p>
          <a className="button" href={`${at(language, path)}${later ? '' : '?later=1'}`}>
            {say(later ? 'timePage.sooner' : 'timePage.laterText')}
          </a>
        </p>
      ) : null}
      <p>
        <a className="way-on" href={at(language, 'afspraak/mijn')}>
          {say('movePage.keep')}
        </a>
      </p>
    </Site>
  )
}
