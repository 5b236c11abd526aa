import type { TextKey } from '@/app/_shared/texts/texts'
import type { speak } from './_site'

type Lesson = { number: number; startsAt: Date; endsAt: Date }
type Props = {
  meetings: (Lesson & { movedAt?: Date | null })[]
  /** Those that do not take place. */
  off: Lesson[]
  /** How a lesson is called: its number stands in it. */
  label: TextKey
  texts: Awaited<ReturnType<typeof speak>>
}

/** The lessons in their order, with those that do not take place and those that are at another moment than they were. */
export function LessonList({ meetings, off, label, texts: { say, moment } }: Props) {
  const gone = new Set<Lesson>(off)
  const all = [...meetings, ...off].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return (
    <ol className="lessons">
      {all.map((one: Props['meetings'][number]) => (
        <li key={one.number} className={gone.has(one) ? 'off' : one.movedAt ? 'new' : undefined}>
          <b>{say(label, { number: one.number })}</b>
          <span>{moment(one.startsAt, one.endsAt)}</span>
          {gone.has(one) ? <em>{say('agenda.adr.lessonOff')}</em> : null}
          {one.movedAt ? <em>{say('agenda.adr.lessonNew')}</em> : null}
        </li>
      ))}
    </ol>
  )
}
