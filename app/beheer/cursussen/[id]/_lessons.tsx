import { dates } from '@/app/_shared/texts/dates'
import { dayWords, nearDay } from '@/app/_shared/texts/desk'
import type { LessonGone, LessonKept, RunKept } from '@/lib/planning/queries/runs'
import { lessonsAt, runAt } from '../_paths'

const { between } = dates('nl')

type Props = { run: RunKept & { meetings: LessonKept[]; off: LessonGone[] }; now: Date; goesOn: boolean }

/** The lessons of a run in order, those that are off among them, with what can be done about each. */
export function LessonList({ run, now, goesOn }: Props) {
  const all = [
    ...run.meetings.map((one) => ({ ...one, off: false })),
    ...run.off.map((one) => ({ ...one, meetingId: 0, stands: false, off: true })),
  ].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
  const toCome = run.meetings.filter(({ startsAt }) => startsAt > now)
  return (
    <>
      <ol className="run-lessons">
        {all.map((one) => (
          <li key={`${one.number} ${one.off}`}>
            <span>
              <b>Les {one.number}</b> {nearDay(one.startsAt, now) ?? dayWords(one.startsAt, now)},{' '}
              {between(one.startsAt, one.endsAt)}
            </span>
            {one.off ? <span className="tag over">gaat niet door</span> : null}
            {one.stands ? <span className="tag">gaat toch door</span> : null}
            {goesOn && !one.off && one.startsAt > now && run.meetings.length > 1 ? (
              <a href={lessonsAt(run.activityId, [{ meetingId: one.meetingId, way: 'off' }])}>
                Gaat niet door<span className="hidden"> (les {one.number})</span>
              </a>
            ) : null}
          </li>
        ))}
      </ol>
      {goesOn && toCome.length > 0 ? (
        <p className="buttons">
          <a className="button" href={runAt(run.activityId, 'lessen')}>
            Lessen verzetten of afgelasten
          </a>
        </p>
      ) : null}
    </>
  )
}
