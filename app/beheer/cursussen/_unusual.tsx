'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { useAnswers, useField } from '@/app/_shared/forms/answers'
import { momentSeen } from '@/lib/planning/input/runs'
import { type Around, type Lesson, lessonOn, unusualIn } from '@/lib/planning/rules/lessons'
import { dateTyped, timeTyped } from '@/lib/tools/typed'
import { unusualWords } from './_words'

type Props = { around: Around; today: string }
/** What is typed of a lesson: its day, when it begins, and when it ends or how long it takes. */
type Typed = { day: string; time: string; long: string }

/**
 * What is unusual about the lesson of this row, as it stands there now. It is sent along of which moment that was said: with
 * what was said a lesson can be kept.
 */
export function UnusualLesson({ around, today }: Props) {
  const [day, time, seen] = [useField('day'), useField('time'), useField('seen')]
  const { shown, saved } = useAnswers()
  const mark = useRef<HTMLDivElement>(null)
  const typed = useTyped(
    mark,
    { day: day.name, time: time.name, long: 'minutes' },
    {
      ...{ day: day.value ?? '', time: time.value ?? '' },
      long: shown.values.minutes ?? saved.minutes ?? '',
    },
  )
  const said = saidOf(typed, around, today, afterMinutes)
  return (
    <div ref={mark} aria-live="polite">
      {said ? <p className="note attention">{said.words}</p> : null}
      <input type="hidden" name={seen.name} value={said?.seen ?? ''} />
    </div>
  )
}

/**
 * What is unusual about the moment to which a lesson goes; nothing as long as no day is typed. It is sent along of which
 * moment that was said: without a script it is said once it was sent, and then it can be kept.
 */
export function UnusualMove({
  around,
  today,
  of,
  from,
  until,
}: Props & { of: string; from: string; until: string }) {
  const mark = useRef<HTMLDivElement>(null)
  const names = { day: `${of}.day`, time: `${of}.from`, long: `${of}.until` }
  const [day, time, long] = [useField(names.day), useField(names.time, from), useField(names.long, until)]
  const seen = useField(`${of}.seen`)
  const first = { day: day.value ?? '', time: time.value ?? '', long: long.value ?? '' }
  const said = saidOf(useTyped(mark, names, first), around, today, untilTime)
  return (
    <div ref={mark} aria-live="polite">
      {said ? <p className="note attention">{said.words}</p> : null}
      <input type="hidden" name={seen.name} value={said?.seen ?? ''} />
    </div>
  )
}

/** What stands in some fields of the form around, also while somebody types. */
function useTyped(mark: RefObject<HTMLElement | null>, { day, time, long }: Typed, first: Typed): Typed {
  const [typed, setTyped] = useState(first)
  useEffect(() => {
    const form = mark.current?.closest('form')
    const typedIn = (name: string) => {
      const found = form?.elements.namedItem(name)
      return found instanceof HTMLInputElement ? found.value : ''
    }
    const look = () => setTyped({ day: typedIn(day), time: typedIn(time), long: typedIn(long) })
    look()
    form?.addEventListener('input', look)
    return () => form?.removeEventListener('input', look)
  }, [mark, day, time, long])
  return typed
}

function saidOf({ day, time, long }: Typed, around: Around, today: string, ends: Ends) {
  const [on, at] = [dateTyped(day, today, 'ahead'), timeTyped(time)]
  const end = ends(long)
  if (!on.ok || !at.ok || !end) return null
  const lesson = lessonOf(on.value, at.value, end)
  const unusual = lesson && unusualIn(lesson, around)
  if (!unusual) return null
  const seen = momentSeen({ day: on.value, time: at.value, until: end.until })
  return { words: unusualWords(unusual, on.value), seen }
}

/** When a lesson ends, as it is typed: after so many minutes, or at a time; null as long as that cannot be read. */
type Ends = (long: string) => { minutes?: number; until?: string } | null

const afterMinutes: Ends = (long) => (/^\d{2,3}$/.test(long) ? { minutes: Number(long) } : null)

const untilTime: Ends = (long) => {
  const until = timeTyped(long)
  return until.ok ? { until: until.value } : null
}

function lessonOf(
  day: string,
  time: string,
  { minutes, until }: NonNullable<ReturnType<Ends>>,
): Lesson | null {
  if (until === undefined) return lessonOn(day, time, minutes ?? 0)
  const [start, end] = [lessonOn(day, time, 0), lessonOn(day, until, 0)]
  return start && end && start.startsAt < end.startsAt
    ? { startsAt: start.startsAt, endsAt: end.startsAt }
    : null
}
