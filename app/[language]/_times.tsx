import { dates } from '@/app/_shared/texts/dates'
import type { Texts } from '@/app/_shared/texts/texts'
import { FieldError } from '@/app/_shared/ui/form'
import type { FreeTime } from './_data'

/** Free times as cards to choose from, grouped per day. */
export function Times({ texts: { language, say }, times }: { texts: Texts; times: FreeTime[] }) {
  const { shortDay, time, iso } = dates(language)
  const days = Map.groupBy(times, (one) => iso(one.startsAt))
  return (
    <>
      <FieldError name="activityId" />
      {[...days].map(([day, moments], index) => (
        <fieldset key={day} id={index === 0 ? 'activityId' : undefined}>
          <legend>{shortDay((moments[0] as FreeTime).startsAt)}</legend>
          <div className="cards times">
            {moments.map((moment) => (
              <label className="card" key={moment.activityId}>
                <input type="radio" name="activityId" value={moment.activityId} />
                {time(moment.startsAt)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div className="bar sticky">
        <button type="submit" className="button primary">
          {say('timePage.submit')}
        </button>
      </div>
    </>
  )
}
