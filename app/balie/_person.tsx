import { randomUUID } from 'node:crypto'
import { dates } from '@/app/_shared/texts/dates'
import { languageWords } from '@/app/_shared/texts/desk'
import { texts } from '@/app/_shared/texts/texts'
import type { Coming } from '@/lib/attendance/queries/day'
import type { Manner, Says } from '@/lib/attendance/rules/marks'
import { isTopic } from '@/lib/network/rules/topics'
import { bookingOf, questionOf, rowId } from './_paths'
import { Tap } from './_tap'
import { standsAs } from './_words'
import { markAttendanceAction, undoMarksAction } from './actions'

const { bareTime } = dates('nl')
const { word } = texts('nl')

type Props = {
  one: Coming
  meetingId: number
  vestiging: string
  now: Date
  /** What stands at the left edge. */
  when: string
  /** It is the one thing to do next. */
  next: boolean
  /** It is who is expected first of those who are not there. */
  first: boolean
}

/** Somebody with an appointment: who, how they stand, and what can be tapped. */
export function PersonRow(props: Props) {
  const { one, when, now } = props
  const { words, attention } = standsAs(one, now)
  return (
    <li className={props.next ? 'day-row next' : 'day-row'} id={rowId(one.bookingId)}>
      <b className="day-time">{when}</b>
      <div>
        <h3>
          <a href={bookingOf(one.bookingId)}>
            <bdi translate="no">{one.name || 'Naam gewist'}</bdi>
          </a>
        </h3>
        <p className="minor">{aboutOf(one)}</p>
      </div>
      <p>{words ? <span className={attention ? 'tag attention' : 'tag'}>{words}</span> : null}</p>
      <div className="day-actions">
        <Taps {...props} />
      </div>
    </li>
  )
}

/** Language, what it is about, and who else is reached. */
function aboutOf({ language, topic, contactOf }: Coming): string {
  const about = isTopic(topic) ? [word(`topic.${topic}`)] : []
  const whose = { resident: [], helper: ['iemand helpt'], partner: ['via een partner'] }[contactOf]
  return [languageWords[language], ...about, ...whose].join(' · ')
}

function Taps(props: Props) {
  const { one, vestiging, now, next, first } = props
  const tapped = tappedOf(props)
  const { mark, arrivedAt, undo, startsAt, topic } = one
  return (
    <>
      {mark === null && arrivedAt === null ? (
        <MarkTap {...tapped} label="Er is" says="arrived" primary={next} letter={first ? 'e' : undefined} />
      ) : null}
      {mark === null && arrivedAt !== null ? (
        <MarkTap {...tapped} label="Geholpen" says="present" primary={next} />
      ) : null}
      {mark === null && (startsAt <= now || arrivedAt !== null) ? (
        <MarkTap {...tapped} label="Kwam niet" says="absent" quiet />
      ) : null}
      {mark === 'present' && undo ? (
        <a className="button" href={questionOf(vestiging, { onderwerp: topic, via: 'appointment' })}>
          Tel de vraag
        </a>
      ) : null}
      <UndoTap one={one} vestiging={vestiging} />
      <More {...props} />
    </>
  )
}

/** The way back from the last tap, as long as there is one. */
export function UndoTap({ one: { bookingId, name, undo }, vestiging }: Pick<Props, 'one' | 'vestiging'>) {
  if (!undo) return null
  return (
    <Tap
      action={undoMarksAction}
      label={`Maak ongedaan (tot ${bareTime(undo.until)})`}
      about={name}
      along={{ vestiging, rij: bookingId, markId: undo.markId }}
      quiet
    />
  )
}

/** What happens seldom: two taps. */
function More(props: Props) {
  const { mark, arrivedAt, manner, name } = props.one
  const tapped = tappedOf(props)
  const here = mark === 'present' ? 'present' : 'arrived'
  const came = mark === null || mark === 'present'
  const ways: [Manner, string][] = [
    ['late', 'Te laat'],
    ['early', 'Te vroeg'],
    ['stand_in', 'Iemand anders kwam'],
  ]
  return (
    <details className="fold day-more">
      <summary>
        Anders<span className="hidden"> ({name})</span>
      </summary>
      <div className="day-actions">
        {came
          ? ways
              .filter(([way]) => way !== manner)
              .map(([way, label]) => (
                <MarkTap key={way} {...tapped} label={label} says={here} manner={way} quiet />
              ))
          : null}
        {mark === null && arrivedAt === null ? (
          <>
            <MarkTap {...tapped} label="Geholpen" says="present" quiet />
            <MarkTap {...tapped} label="Afgemeld" says="excused" quiet />
          </>
        ) : null}
        {mark === 'present' ? <MarkTap {...tapped} label="Kwam niet" says="absent" quiet /> : null}
        {came ? null : <MarkTap {...tapped} label="Kwam toch" says="present" quiet />}
      </div>
    </details>
  )
}

function tappedOf({ one, meetingId, vestiging }: Props): Tapped {
  return { one, meetingId, vestiging }
}

type Tapped = Pick<Props, 'one' | 'meetingId' | 'vestiging'>
type MarkProps = Tapped & {
  label: string
  says: Says
  manner?: Manner
  primary?: boolean
  quiet?: boolean
  letter?: string
}

/** A tap about somebody at a meeting, with an id of its own: sent twice it is one. */
export function MarkTap({ one, meetingId, vestiging, says, manner, ...button }: MarkProps) {
  const along = {
    ...{ vestiging, rij: one.bookingId, bookingId: one.bookingId, meetingId: String(meetingId) },
    ...{ markId: randomUUID(), says, seenRevision: String(one.revision), ...(manner ? { manner } : {}) },
  }
  return <Tap action={markAttendanceAction} about={one.name} along={along} {...button} />
}
