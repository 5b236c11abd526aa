import { redirect } from 'next/navigation'
import type { Asked } from '@/app/_shared/asked'
import { at } from '@/app/_shared/ui/frame'
import { freeTimes } from '../../_data'
import { ownBooking, ownTopic } from '../../_draft'
import { type InLanguage, Site, speak } from '../../_site'
import { MoveForm } from '../_move-form'

export default async function MovePage({ params, searchParams }: InLanguage & Asked) {
  const later = (await searchParams).later === '1'
  const spoken = await speak(params)
  const { language, say, word, day, time } = spoken
  const booking = await ownBooking(language)
  const found = await freeTimes(booking.branch.slug, later, ownTopic)
  if (!found || booking.kind !== 'consultation' || booking.status !== 'booked')
    redirect(at(language, 'afspraak/mijn'))
  const heading = word('movePage.title')
  const off = booking.activityCancelled
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
        {say(off ? 'agenda.adr.offAt' : 'movePage.now', {
          day: day(booking.startsAt),
          time: time(booking.startsAt),
        })}
      </p>
      {off ? null : <p>{say('movePage.lead')}</p>}
      <MoveForm booking={booking} found={found} later={later} heading={heading} texts={spoken} />
      <p>
        <a className="way-on" href={at(language, 'afspraak/mijn')}>
          {say(off ? 'cancelPage.back' : 'movePage.keep')}
        </a>
      </p>
    </Site>
  )
}
