import { dates } from '@/app/_shared/texts/dates'
import { beforeWords, persons } from '@/app/_shared/texts/desk'
import type { Coming, Day, DayMeeting } from '@/lib/attendance/queries/day'
import type { Due } from '@/lib/notices/queries/due'
import { localDate } from '@/lib/tools/time'
import { bookingOf, questionPageOf, registerOf, rowId } from './_paths'
import { MarkTap, UndoTap } from './_person'
import { dayWords, stoodAs } from './_words'

const { bareTime } = dates('nl')

type Props = { day: Day; due: Due; now: Date }

/** What waits: calls, tasks, open needs, and what was not filled in. Nothing when nothing does. */
export function First({ day, due, now }: Props) {
  const { calls, before, tasks, late, needs } = due
  const open = openOf(day.left)
  if (calls + tasks + open + needs.acting === 0) return null
  return (
    <section className="day-due" aria-labelledby="eerst">
      <h2 id="eerst">Eerst dit</h2>
      <ul>
        {calls > 0 ? (
          <li>
            <a className="way-on" href="/bellen">
              {persons(calls)} bellen
              {before ? `, ${beforeWords(before, now)}` : ''}
            </a>
          </li>
        ) : null}
        {tasks > 0 ? (
          <li>
            <a className="way-on" href="/bellen#taken">
              {tasks} {tasks === 1 ? 'taak' : 'taken'}
              {late === 0 ? '' : late === tasks ? ', te laat' : `, ${late} te laat`}
            </a>
          </li>
        ) : null}
        {needs.acting > 0 ? (
          <li>
            <a className="way-on" href="/balie/vragen">
              {needs.acting} lopende {needs.acting === 1 ? 'vraag' : 'vragen'} aan ons
              {needs.late === 0 ? '' : needs.late === needs.acting ? ', te laat' : `, ${needs.late} te laat`}
            </a>
          </li>
        ) : null}
        {open > 0 ? (
          <li>
            <a className="way-on" href="#invullen">
              {open} van eerder invullen
            </a>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

function openOf(left: DayMeeting[]): number {
  return left.reduce(
    (sum, one) =>
      sum +
      (one.kind === 'course'
        ? one.people - one.filled
        : one.coming.filter(({ mark }) => mark === null).length),
    0,
  )
}

/** What nobody filled in on the days before, one tap each. */
export function Left({ day: { left }, vestiging, now }: { day: Day; vestiging: string; now: Date }) {
  if (left.length === 0) return null
  return (
    <section id="invullen" tabIndex={-1} data-keys aria-labelledby="invullen-kop">
      <h2 id="invullen-kop">Nog invullen</h2>
      <p className="minor">
        <a className="way-on" href={questionPageOf(vestiging, { dag: lastDay(left) })}>
          Vragen van papier invoeren
        </a>
      </p>
      <ol className="day-rows">
        {left.map((meeting) =>
          meeting.kind === 'course' ? (
            <LessonLeft key={meeting.meetingId} meeting={meeting} now={now} />
          ) : (
            meeting.coming.map((one) => (
              <PersonLeft key={`${one.bookingId} ${one.revision}`} {...{ one, meeting, vestiging, now }} />
            ))
          ),
        )}
      </ol>
    </section>
  )
}

function lastDay(left: DayMeeting[]): string | null {
  const last = left.at(-1)
  return last ? localDate(last.startsAt) : null
}

type LeftProps = { one: Coming; meeting: DayMeeting; vestiging: string; now: Date }

function PersonLeft({ one, meeting, vestiging, now }: LeftProps) {
  const tapped = { one, vestiging, meetingId: meeting.meetingId }
  return (
    <li className="day-row" id={rowId(one.bookingId)}>
      <b className="day-time">{whenOf(meeting, now)}</b>
      <div>
        <h3>
          <a href={bookingOf(one.bookingId)}>
            <bdi translate="no">{one.name || 'Naam gewist'}</bdi>
          </a>
        </h3>
        <p className="minor">{stoodAs(one)}</p>
      </div>
      <div className="day-actions">
        {one.mark === null ? (
          <>
            <MarkTap {...tapped} label="Geholpen" says="present" letter="g" />
            <MarkTap {...tapped} label="Kwam niet" says="absent" letter="k" />
          </>
        ) : (
          <UndoTap one={one} vestiging={vestiging} />
        )}
      </div>
    </li>
  )
}

function LessonLeft({ meeting, now }: { meeting: DayMeeting; now: Date }) {
  const { meetingId, title, people, filled } = meeting
  return (
    <li className="day-row">
      <b className="day-time">{whenOf(meeting, now)}</b>
      <div>
        <h3>{title}</h3>
        <p className="minor">
          van {people - filled} van de {people} mensen niet ingevuld
        </p>
      </div>
      <div className="day-actions">
        <a className="button" href={registerOf(meetingId)}>
          Presentielijst<span className="hidden"> van {title}</span>
        </a>
      </div>
    </li>
  )
}

function whenOf({ startsAt }: DayMeeting, now: Date): string {
  return `${dayWords(startsAt, now)} ${bareTime(startsAt)}`
}
