import { TimesField } from '@/app/_shared/forms/choices'
import { dates } from '@/app/_shared/texts/dates'
import type { Texts } from '@/app/_shared/texts/texts'
import { spokenBesides } from './_course-words'
import type { FreeTime } from './_data'

/** Free times as cards to choose from, grouped per day; where somebody speaks more than Dutch, that stands there. */
export function Times({ texts, times }: { texts: Texts; times: FreeTime[] }) {
  const { language, say } = texts
  const { shortDay, time, iso } = dates(language)
  const days = [...Map.groupBy(times, (one) => iso(one.startsAt)).values()].map((moments) => ({
    day: shortDay((moments[0] as FreeTime).startsAt),
    times: moments.map(({ activityId, startsAt, languages }) => ({
      ...{ value: String(activityId), label: time(startsAt) },
      spoken: spokenBesides(languages, texts),
    })),
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
