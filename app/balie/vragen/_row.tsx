import { languageWords } from '@/app/_shared/texts/desk'
import { calendarDay, dayInList, topicWords } from '@/app/_shared/texts/needs'
import type { DeskNeed } from '@/lib/needs/queries/desk'
import { localDate } from '@/lib/tools/time'
import { needAt, otherPartnerOf } from './_paths'
import { lateWords, whyHere } from './_why'

type Props = { one: DeskNeed; now: Date; next?: boolean }

/** One need: until when, what and whose it is, why it is here, and who else could help. */
export function NeedRow({ one, now, next }: Props) {
  const { needId, part, over, dueOn, comesBackOn, others } = one
  const acts = part === 'acts' || part === 'coordinator'
  // What came back while there was time still is for today.
  const owed = one.back !== null && over === 0 ? localDate(now) : dueOn
  const day = part === 'comes_back' && comesBackOn ? comesBackOn : owed
  return (
    <li className={next ? 'day-row need-row next' : 'day-row need-row'}>
      <b className="day-time">{dayInList(day, now)}</b>
      <div>
        <h3>
          <a href={needAt(needId, 'lijst')}>
            <span>
              {topicWords(one.topic)} · <bdi translate="no">{one.name ?? 'Naam gewist'}</bdi>
            </span>
          </a>
        </h3>
        <p className="minor">{aboutOf(one, now)}</p>
      </div>
      <p className="need-why">
        {over > 0 && acts ? <span className="tag attention">{lateWords(over)}</span> : null}{' '}
        {whyHere(one, now)}
      </p>
      {acts && others.length > 0 ? (
        <div className="day-actions">
          <a className="way-on" href={otherPartnerOf(needId)}>
            Ook mogelijk: {others.slice(0, 2).join(', ')}
            {others.length > 2 ? ` en nog ${others.length - 2}` : ''}
          </a>
        </div>
      ) : null}
    </li>
  )
}

function aboutOf({ municipality, language, part, comesBackOn }: DeskNeed, now: Date): string {
  const spoken = language === null || language === 'nl' ? [] : [languageWords[language]]
  const back =
    part === 'comes_back' || comesBackOn === null ? [] : [`komt terug op ${calendarDay(comesBackOn, now)}`]
  return [municipality, ...spoken, ...back].join(' · ')
}
