import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { dayWords, nearDay, persons } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import type { LessonKept } from '@/lib/planning/queries/runs'
import type { Unusual } from '@/lib/planning/rules/lessons'
import { readChanges, writtenOf } from '@/lib/rescheduling/input/lessons'
import { askLessons, peopleInRun } from '@/lib/rescheduling/queries/runs'
import type { LessonChange } from '@/lib/rescheduling/rules/lessons'
import { clock } from '@/lib/tools/clock'
import { localDate, localTime } from '@/lib/tools/time'
import { unknownWords } from '../../../_holiday-words'
import { runAt } from '../../_paths'
import { changeRefusals, unusualWords } from '../../_words'
import { changeRunAction } from '../../actions'
import { Hears } from '../_people'
import { backTo, runHere } from '../_run'
import { LessonsForm } from './_form'

const { between } = dates('nl')

type Props = Asked & { params: Promise<{ id: string }> }

export default async function LessonsPage({ params, searchParams }: Props) {
  const who = await workerHere('/beheer/cursussen')
  const [{ w, anders }, now] = [await askedOf(searchParams), clock()]
  const run = await runHere(who.actor, params, now)
  const { activityId, title } = run
  const changes = w ? readChanges(w) : null
  const page = { who, path: runAt(activityId, 'lessen'), back: backTo(run) }
  if (changes && !anders) {
    const wanted = await askLessons(who.actor, { activityId, lessons: changes }, now)
    const lastHeld = wanted.ok ? wanted.value.lastHeld : null
    // Where no lesson is left to come, who waits in line is taken off.
    const hear = (await peopleInRun(who.actor, activityId, now)).filter(
      ({ status }) => lastHeld !== null || status !== 'waiting',
    )
    const heading = headingFor(changes)
    return (
      <WorkPage {...page} heading={heading}>
        <p>
          {title}, {run.branchName}
        </p>
        <ul className="changes">
          {changes.map((one) => (
            <li key={one.meetingId}>
              <Changed
                of={one}
                unusual={wanted.ok ? wanted.value.unusual.get(one.meetingId) : undefined}
                lesson={run.meetings.find(({ meetingId }) => meetingId === one.meetingId)}
                now={now}
              />
            </li>
          ))}
        </ul>
        {lastHeld ? (
          <p className="note attention">
            Er komt dan geen les meer. De laatste les was {dayWords(lastHeld, now)}.
          </p>
        ) : null}
        {wanted.ok && wanted.value.unknown ? (
          <p className="note attention">
            {unknownWords(wanted.value.unknown)} Kijk zelf even of er school is.
          </p>
        ) : null}
        {wanted.ok ? (
          <>
            <h2>Wie hoort het?</h2>
            <Hears people={hear} />
            <div className="buttons">
              <ButtonForm
                action={changeRunAction}
                label={buttonFor(changes, hear.length)}
                along={{ activityId: String(activityId), lessons: writtenOf(changes) }}
                refusals={changeRefusals}
                primary
              />
            </div>
          </>
        ) : (
          <>
            <p className="note attention">{changeRefusals[wanted.reason]}</p>
            {wanted.reason === 'all_off' ? (
              <p className="buttons">
                <a className="button" href={runAt(activityId, 'afgelasten')}>
                  De hele cursus gaat niet door
                </a>
              </p>
            ) : null}
          </>
        )}
        <p>
          <a className="way-on" href={`${runAt(activityId, 'lessen')}?w=${writtenOf(changes)}&anders=1`}>
            Toch een andere dag, of meer lessen
          </a>
        </p>
      </WorkPage>
    )
  }
  const heading = `Lessen van ${title}`
  const toCome = run.meetings.filter(({ startsAt }) => startsAt > now)
  return (
    <WorkPage {...page} heading={heading} ownTitle>
      <p>Kies bij elke les wat er verandert. Daarna ziet u wie het hoort, en hoe.</p>
      {toCome.length === 0 ? (
        <p>Er komt geen les meer.</p>
      ) : (
        <LessonsForm
          title={heading}
          activityId={String(activityId)}
          lessons={toCome.map((one) => ({
            id: String(one.meetingId),
            called: lessonWords(one, now),
            minutes: String((one.endsAt.getTime() - one.startsAt.getTime()) / 60_000),
          }))}
          saved={savedOf(toCome, changes ?? [])}
        />
      )}
    </WorkPage>
  )
}

type ChangedProps = { of: LessonChange; lesson?: LessonKept; unusual?: Unusual; now: Date }

function Changed({ of, lesson, unusual, now }: ChangedProps) {
  if (!lesson) return 'Deze les is er niet meer.'
  if (of.way !== 'move')
    return (
      <>
        {lessonWords(lesson, now)}: <b>gaat niet door</b>
      </>
    )
  return (
    <>
      {lessonWords(lesson, now)}:{' '}
      <b>
        wordt {dayWords(of.startsAt, now)}, {between(of.startsAt, of.endsAt)}
      </b>
      {unusual ? (
        <p className="note attention">
          {unusualWords(unusual, localDate(of.startsAt))} U kunt het wel zo bewaren.
        </p>
      ) : null}
    </>
  )
}

function lessonWords({ number, startsAt, endsAt }: LessonKept, now: Date): string {
  return `Les ${number}, ${nearDay(startsAt, now) ?? dayWords(startsAt, now)}, ${between(startsAt, endsAt)}`
}

function headingFor(changes: LessonChange[]): string {
  if (changes.every(({ way }) => way === 'off'))
    return changes.length === 1 ? 'Deze les gaat niet door' : 'Deze lessen gaan niet door'
  return changes.length === 1 ? 'Deze les krijgt een ander moment' : 'Deze lessen veranderen'
}

/** What will happen, in numbers. */
function buttonFor(changes: LessonChange[], hear: number): string {
  const off = changes.filter(({ way }) => way === 'off').length
  const all = changes.length
  const what =
    off === all
      ? all === 1
        ? 'De les gaat niet door'
        : `${all} lessen gaan niet door`
      : all === 1
        ? 'Verzet de les'
        : `Verander ${all} lessen`
  return hear === 0 ? what : `${what}: ${persons(hear)} ${hear === 1 ? 'hoort' : 'horen'} het`
}

function savedOf(lessons: LessonKept[], changes: LessonChange[]): Record<string, string> {
  return Object.fromEntries(
    lessons.flatMap(({ meetingId, startsAt }) => {
      const change = changes.find((one) => one.meetingId === meetingId)
      const at = change?.way === 'move' ? change.startsAt : startsAt
      return [
        [`lesson.${meetingId}.way`, change?.way ?? 'keep'],
        [`lesson.${meetingId}.day`, localDate(at)],
        [`lesson.${meetingId}.time`, localTime(at)],
      ]
    }),
  )
}
