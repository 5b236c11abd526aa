'use client'

import { useActionState } from 'react'
import type { FormAction, FormState } from '@/app/_shared/action'
import { fieldSentences, moveRefusals } from './_sentences'

const untouched: FormState = { values: {}, errors: {}, reason: null }

type Props = {
  action: FormAction
  bookingId: string
  days: { day: string; times: { activityId: number; time: string }[] }[]
}

/** Another time for a consultation, chosen from what is free; works without JavaScript. */
export function MoveForm({ action, bookingId, days }: Props) {
  const [state, send] = useActionState(action, untouched)
  const code = state.errors.activityId?.[0]
  const refusal = state.reason ? moveRefusals[state.reason as keyof typeof moveRefusals] : null
  if (days.length === 0) return null
  return (
    <form action={send} noValidate>
      <input type="hidden" name="bookingId" value={bookingId} />
      {refusal || code ? (
        // biome-ignore lint/a11y/noAutofocus: the answer to what was just sent
        <section className="summary" aria-labelledby="fout" tabIndex={-1} autoFocus>
          <h2 id="fout">{refusal ? 'Dit lukt nu niet' : 'Er is nog niets gekozen'}</h2>
          <p>{refusal ?? (code ? fieldSentences[code] : null)}</p>
        </section>
      ) : null}
      {days.map(({ day, times }) => (
        <fieldset key={day} className="picks">
          <legend>{day}</legend>
          <div>
            {times.map(({ activityId, time }) => (
              <label className="pick" key={activityId}>
                <input type="radio" name="activityId" value={activityId} />
                {time}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <p className="buttons">
        <button type="submit" className="button primary">
          Kies deze tijd
        </button>
      </p>
    </form>
  )
}
