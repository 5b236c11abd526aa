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
  const said = saidOf(typed, around, today)
  return (
    <div ref={mark} aria-live="polite">
      {said ? <p className="note attention">{said.words}</p> : null}
      <input type="hidden" name={seen.name} value={said?.seen ?? ''} />
    </div>
  )
}

/** What is unusual about the moment to which a lesson goes; nothing as long as no day is typed. */
export function UnusualMove({ around, today, names }: Props & { names: Typed }) {
  const mark = useRef<HTMLDivElement>(null)
  const said = saidOf(useTyped(mark, names, { day: '', time: '', long: '' }), around, today)
  return (
    <div ref={mark} aria-live="polite">
      {said ? <p className="note attention">{said.words}</p> : null}
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

function saidOf({ day, time, long }: Typed, around: Around, today: string) {
  const [on, at] = [dateTyped(day, today, 'ahead'), timeTyped(time)]
  if (!on.ok || !at.ok) return null
  const lesson = lessonOf(on.value, at.value, long)
  const unusual = lesson && unusualIn(lesson, around)
  if (!unusual) return null
  return { words: unusualWords(unusual, on.value), seen: momentSeen({ day: on.value, time: at.value }) }
}

/** A lesson of so many minutes, or until a time. */
function lessonOf(day: string, time: string, long: string): Lesson | null {
  if (/^\d{2,3}$/.test(long)) return lessonOn(day, time, Number(long))
  const until = timeTyped(long)
  const [start, end] = [lessonOn(day, time, 0), until.ok ? lessonOn(day, until.value, 0) : null]
  return start && end && start.startsAt < end.startsAt
    ? { startsAt: start.startsAt, endsAt: end.startsAt }
    : null
}
