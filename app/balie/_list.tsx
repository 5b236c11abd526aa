import { branchAloud } from '@/app/_shared/texts/branch'
import { dates } from '@/app/_shared/texts/dates'
import { capital, persons } from '@/app/_shared/texts/desk'
import type { Day, DayMeeting } from '@/lib/attendance/queries/day'
import type { Called } from '@/lib/network/rules/where'
import { registerOf, telephoneOf } from './_paths'
import { PersonRow } from './_person'
import { type DayRow, expectedNext, rowsOf } from './_rows'

const { bareTime, comma, hours } = dates('nl')

type Props = {
  day: Day
  branch: Called & { slug: string }
  walkIn: string | null
  next: string | null
  now: Date
}

/** The day in order: who comes when, what is free, and the lessons. */
export function DayList({ day, branch, walkIn, next, now }: Props) {
  const rows = rowsOf(day.meetings)
  const first = expectedNext(day.meetings)?.bookingId
  const comes = rows.some(({ kind }) => kind !== 'free')
  return (
    <section aria-labelledby="vandaag">
      <h2 id="vandaag">Afspraken en lessen</h2>
      {day.closed ? null : <ClosedAt day={day} branch={branch} />}
      {comes ? null : <Nobody closed={day.closed} branch={branch} walkIn={walkIn} />}
      <ol className="day-rows">
        {rows.map((row) =>
          row.kind === 'person' ? (
            <PersonRow
              key={`${row.one.bookingId} ${row.one.revision} ${row.one.undo ? 1 : 0}`}
              one={row.one}
              meetingId={row.meeting.meetingId}
              vestiging={branch.slug}
              now={now}
              when={bareTime(row.meeting.startsAt)}
              next={row.one.bookingId === next}
              first={row.one.bookingId === first}
            />
          ) : row.kind === 'free' ? (
            <FreeRow key={`vrij ${row.key}`} row={row} slug={branch.slug} />
          ) : (
            <LessonRow key={row.meeting.meetingId} meeting={row.meeting} />
          ),
        )}
      </ol>
    </section>
  )
}

/** Nobody comes: said kindly, with what there is to do. */
function Nobody({ closed, branch, walkIn }: { closed: boolean; branch: Called; walkIn: string | null }) {
  if (closed) return <p>{capital(branchAloud(branch, 'nl'))} is vandaag gesloten.</p>
  return (
    <p>
      Vandaag komt niemand op afspraak. {walkIn ?? 'Vandaag is er geen inloop.'} Komt er iemand binnen? Geef
      een nummer bij Inloop.
    </p>
  )
}

/** At which hours of this day the door is shut: also who comes today has to know. */
function ClosedAt({ day: { closedAt }, branch }: { day: Day; branch: Called }) {
  if (closedAt.length === 0) return null
  const times = closedAt.map(({ fromTime, untilTime }) => hours(fromTime, untilTime)).join(comma)
  return (
    <p>
      {capital(branchAloud(branch, 'nl'))} is vandaag dicht van {times}.
    </p>
  )
}

function FreeRow({ row, slug }: { row: Extract<DayRow, { kind: 'free' }>; slug: string }) {
  const times = row.times.map(
    ({ startsAt, places }) => `${bareTime(startsAt)}${places > 1 ? ` (${places})` : ''}`,
  )
  return (
    <li className="day-row">
      <b className="day-time">{times.length > 1 ? 'vrij' : times[0]}</b>
      <p className="minor">{times.length > 1 ? times.join(', ') : 'vrij, voor inloop of telefoon'}</p>
      <div className="day-actions">
        <a className="way-on" href={telephoneOf(slug)}>
          Maak een afspraak<span className="hidden"> om {times.join(', ')}</span>
        </a>
      </div>
    </li>
  )
}

function LessonRow({ meeting }: { meeting: DayMeeting }) {
  const { meetingId, title, number, lessons, startsAt, endsAt, people, filled, laptops } = meeting
  return (
    <li className="day-row">
      <b className="day-time">
        {bareTime(startsAt)} – {bareTime(endsAt)}
      </b>
      <div>
        <h3>{title}</h3>
        <p className="minor">
          les {number} van {lessons} · {persons(people)}
          {laptops > 0 ? ` · ${laptops} ${laptops === 1 ? 'wil' : 'willen'} een laptop lenen` : ''}
        </p>
      </div>
      <p>
        {filled > 0 ? (
          <span className="tag">
            {filled} van {people} ingevuld
          </span>
        ) : null}
      </p>
      <div className="day-actions">
        <a className="button" href={registerOf(meetingId)}>
          Presentielijst<span className="hidden"> van {title}</span>
        </a>
      </div>
    </li>
  )
}
