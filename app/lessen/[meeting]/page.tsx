import { randomUUID } from 'node:crypto'
import { WorkPage } from '@/app/_shared/ui/work'
import { localDate } from '@/lib/tools/time'
import { type OneLesson, ownLesson } from '../_lesson'
import { lessonWords, whenWords } from '../_words'
import { Register } from './_register'

export default async function RegisterPage({ params }: OneLesson) {
  const { who, now, lesson, people, standings } = await ownLesson(params)
  return (
    <WorkPage who={who} path={`/lessen/${lesson.meetingId}`} heading={lessonWords(lesson)}>
      <p className="register-when">
        {whenWords(lesson)}
        {' · '}
        <a className="way-on" href={`/lessen/${lesson.meetingId}/papier`}>
          Op papier
        </a>
        {' · '}
        <a className="way-on" href={`/lessen/reeks/${lesson.activityId}`}>
          Alle lessen
        </a>
      </p>
      <Register
        meetingId={lesson.meetingId}
        toCome={localDate(lesson.startsAt) > localDate(now)}
        people={people}
        standings={standings}
        ids={Object.fromEntries(people.map(({ bookingId }) => [bookingId, randomUUID()]))}
        extraId={randomUUID()}
      />
    </WorkPage>
  )
}
