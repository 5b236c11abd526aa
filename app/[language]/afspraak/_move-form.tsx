import { Form } from '@/app/_shared/forms/form'
import { at, titleOf } from '@/app/_shared/ui/frame'
import type { MoveRefusal } from '@/lib/bookings/commands/move'
import type { Guest } from '@/lib/tools/access'
import type { freeTimes } from '../_data'
import { formWords, refusals, sentences } from '../_refusals'
import type { speak } from '../_site'
import { Times } from '../_times'
import { moveBookingAction } from '../actions'

type Props = {
  booking: { bookingId: string; branch: { phone: string } }
  found: NonNullable<Awaited<ReturnType<typeof freeTimes>>>
  /** The later days are shown. */
  later: boolean
  heading: string
  texts: Awaited<ReturnType<typeof speak>>
}

/** The free times of a branch, to choose another one than the booking has. */
export function MoveForm({ booking, found, later, heading, texts: spoken }: Props) {
  const { language, say } = spoken
  const { phone } = booking.branch
  return (
    <>
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
          topic: null,
          full: null,
        })}
      >
        {found.times.length > 0 ? (
          <Times texts={spoken} times={found.times} />
        ) : (
          <p>{say('agenda.adr.noTimes', { phone })}</p>
        )}
      </Form>
      {found.more || later ? (
        <p>
          <a className="button" href={`${at(language, 'afspraak/verzetten')}${later ? '' : '?later=1'}`}>
            {say(later ? 'timePage.sooner' : 'timePage.laterText')}
          </a>
        </p>
      ) : null}
    </>
  )
}
