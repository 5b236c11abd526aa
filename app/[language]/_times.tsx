import { TimesField } from '@/app/_shared/forms/choices'
import { dates } from '@/app/_shared/texts/dates'
import type { Texts } from '@/app/_shared/texts/texts'
import type { FreeTime } from './_data'

/** Free times as cards to choose from, grouped per day. */
export function Times({ texts: { language, say }, times }: { texts: Texts; times: FreeTime[] }) {
  const { shortDay, time, iso } = dates(language)
  const days = [...Map.groupBy(times, (one) => iso(one.startsAt)).values()].map((moments) => ({
    day: shortDay((moments[0] as FreeTime).startsAt),
    times: moments.map(({ activityId, startsAt }) => ({ value: String(activityId), label: time(startsAt) })),
  }))
  return (
    <>
      <TimesField name="activityId" days={days} />
      <div className="bar sticky">
        <button type="submit" className="button primary">
          {say('timePage.submit')}
        </button>
      </div>
    </>
  )
}
