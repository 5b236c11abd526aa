import { Clock, MapPin, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { directionOf, type Language } from '../language'
import { dates } from '../texts/dates'
import { Line } from '../ui/card'
import { Both, type Voice } from './both'

type Hour = { weekday: number; fromTime: string; untilTime: string }

/** What stands on paper of an organisation, or of a branch of the library. */
export type OnPaper = {
  name: string
  phone: string | null
  street: string | null
  postcode: string | null
  town: string | null
  /** What residents read about it. */
  description: Record<Language, string | null>
  hours: Hour[]
  closures: { fromDate: string; untilDate: string }[]
}

type Props = {
  language: Language
  of: OnPaper
  /** Where somebody comes back to; null on the paper of the library itself. */
  libraryPhone: string | null
}

/** An address to take along: where it is, when somebody is there, and what one can go there for. Nobody's name. */
export function AddressPaper({ language, of, libraryPhone }: Props) {
  const { name, phone, street, postcode, town, description } = of
  const where = [street, [postcode, town].filter(Boolean).join(' ')].filter(Boolean)
  return (
    <article className="ticket print-card" lang={language} dir={directionOf(language)}>
      <h2>
        <bdi translate="no">{name}</bdi>
      </h2>
      <About language={language} description={description} />
      {where.length > 0 ? (
        <Line icon={<MapPin />}>
          {where.map((line) => (
            <b className="lessons-of" key={line}>
              <bdi translate="no">{line}</bdi>
            </b>
          ))}
        </Line>
      ) : null}
      {phone ? (
        <Line icon={<Phone />}>
          <bdi className="card-value" translate="no" dir="ltr">
            {phone}
          </bdi>
        </Line>
      ) : null}
      <Line icon={<Clock />}>
        <Both language={language} tell={(voice) => <Open of={of} voice={voice} />} />
      </Line>
      {libraryPhone === null ? null : (
        <Line icon={<Phone />}>
          <Both language={language} tell={({ word }) => word('need.paper.back', { phone: libraryPhone })} />
        </Line>
      )}
    </article>
  )
}

/** In her language where somebody wrote that, and in Dutch. */
function About({ language, description }: { language: Language; description: OnPaper['description'] }) {
  const own = description[language]
  if (!own && !description.nl) return null
  return (
    <p>
      {own ?? (
        <span lang="nl" dir="ltr">
          {description.nl}
        </span>
      )}
      {own && language !== 'nl' && description.nl ? (
        <span className="dutch" lang="nl" dir="ltr">
          {description.nl}
        </span>
      ) : null}
    </p>
  )
}

function Open({
  of: { hours, closures },
  voice: { language, word, day },
}: {
  of: OnPaper
  voice: Voice
}): ReactNode {
  const { weekday, hours: between } = dates(language)
  const closed = closures.map(({ fromDate, untilDate }) =>
    fromDate === untilDate
      ? word('need.paper.closedDay', { day: day(fromDate) })
      : word('need.paper.closedDays', { from: day(fromDate), until: day(untilDate) }),
  )
  if (hours.length === 0) return [word('need.paper.noHours'), ...closed].join(' ')
  return (
    <>
      {word('need.paper.open')}:
      {alike(hours).map(({ days, fromTime, untilTime }) => (
        <span className="lessons-of" key={`${days[0]} ${fromTime}`}>
          {dayNames(days, weekday)} {between(fromTime, untilTime)}
        </span>
      ))}
      {closed.map((line) => (
        <span className="lessons-of" key={line}>
          {line}
        </span>
      ))}
    </>
  )
}

type Alike = { days: number[]; fromTime: string; untilTime: string }

/** Days with the same hours together: a card has little room. */
function alike(hours: Hour[]): Alike[] {
  const grouped = Map.groupBy(hours, ({ fromTime, untilTime }) => `${fromTime} ${untilTime}`)
  return [...grouped.values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first, days: same.map(({ weekday }) => weekday) }] : []
  })
}

/** "maandag – vrijdag" of days that follow each other, and otherwise each by its name. */
function dayNames(days: number[], weekday: (day: number) => string): string {
  const [first = 1, last = 1] = [days[0], days.at(-1)]
  if (days.length > 2 && last - first === days.length - 1) return `${weekday(first)} – ${weekday(last)}`
  return days.map(weekday).join(', ')
}
