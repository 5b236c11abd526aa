import { type ClosedDays, worthTelling } from '@/lib/network/rules/closed'
import type { LocalDate } from '@/lib/tools/time'
import type { Language } from '../language'
import { dates } from '../texts/dates'
import { noonOf } from '../texts/desk'
import { texts } from '../texts/texts'

type Props = {
  language: Language
  closed: readonly ClosedDays[]
  /** The hours beside which it stands. */
  walkIn: readonly { weekday: number }[]
  /** From when it is closed for good. */
  closedFrom?: LocalDate | null
  /** It is so at every branch, and stands above them all. */
  everywhere?: boolean
}

/** The coming days on which nobody is there, said with the hours that would bring somebody to a closed door. */
export function ClosedSoon({ language, closed, walkIn, closedFrom, everywhere }: Props) {
  const { say } = texts(language)
  const told = worthTelling(closed, walkIn)
  return (
    <>
      {told.map((one) => (
        <p key={`${one.fromDate} ${one.untilDate} ${one.times?.fromTime}`} className="closed-days">
          <b>{say(everywhere ? 'agenda.closed.everywhere' : 'agenda.closed.label')}</b>{' '}
          <When days={one} language={language} /> (
          <Why days={one} language={language} />)
        </p>
      ))}
      {closedFrom ? (
        <p className="closed-days">
          <b>{say('agenda.closed.forGood', { day: dates(language).day(noonOf(closedFrom)) })}</b>
        </p>
      ) : null}
    </>
  )
}

function When({ days: { fromDate, untilDate, times }, language }: { days: ClosedDays; language: Language }) {
  const { say } = texts(language)
  const { shortDay, day, hours, comma } = dates(language)
  const sameYear = fromDate.slice(0, 4) === untilDate.slice(0, 4)
  const until = (sameYear ? shortDay : day)(noonOf(untilDate))
  const from = (sameYear ? shortDay : day)(noonOf(fromDate))
  return (
    <>
      {fromDate === untilDate ? from : say('agenda.closed.days', { from, until })}
      {times ? `${comma}${hours(times.fromTime, times.untilTime)}` : null}
    </>
  )
}

/** Why: a closure in the words of who wrote it, in Dutch. */
function Why({ days: { why }, language }: { days: ClosedDays; language: Language }) {
  if ('holiday' in why) return texts(language).say(`agenda.closed.holiday.${why.holiday}`)
  return <bdi lang="nl">{why.reason}</bdi>
}
