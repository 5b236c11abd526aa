import { persons } from '@/app/_shared/texts/desk'
import type { Lesson } from '@/lib/attendance/queries/lessons'
import { localDate } from '@/lib/tools/time'
import { lessonWords, whenWords } from './_words'

type Props = {
  list: Lesson[]
  now: Date
  /** The first of them is the next thing to do. */
  first?: boolean
}

/** Lessons, with how far their register is and the way to it. */
export function Lessons({ list, now, first }: Props) {
  return (
    <ul className="people lesson-list">
      {list.map((lesson, i) => (
        <li key={lesson.meetingId}>
          <div>
            <h3>{lessonWords(lesson)}</h3>
            <p>{whenWords(lesson)}</p>
            <p>{countWords(lesson, now)}</p>
          </div>
          <div className="person-actions">
            <a
              className={first && i === 0 ? 'button primary' : 'button'}
              href={`/lessen/${lesson.meetingId}`}
            >
              Presentielijst<span className="hidden"> van {lessonWords(lesson)}</span>
            </a>
            <a className="way-on" href={`/lessen/reeks/${lesson.activityId}`}>
              Alle lessen<span className="hidden"> van {lesson.title}</span>
            </a>
          </div>
        </li>
      ))}
    </ul>
  )
}

function countWords({ expected, marked, present, startsAt }: Lesson, now: Date): string {
  const people = persons(expected)
  if (localDate(startsAt) > localDate(now)) return `${people} op de lijst`
  if (expected === 0) return 'Niemand op de lijst'
  if (marked === 0) return `${people} op de lijst, nog niets ingevuld`
  const open = expected - marked
  return `${present} van ${expected} er${open > 0 ? `, ${open} nog niet ingevuld` : ''}`
}
