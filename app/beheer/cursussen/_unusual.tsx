'use client'

import { useEffect, useRef, useState } from 'react'
import { useAnswers, useField } from '@/app/_shared/forms/answers'
import { momentSeen } from '@/lib/planning/input/runs'
import { type Around, lessonOn, unusualIn } from '@/lib/planning/rules/lessons'
import { dateTyped, timeTyped } from '@/lib/tools/typed'
import { unusualWords } from './_words'

type Props = { around: Around; today: string }
type Typed = { day: string; time: string; minutes: string }

/**
 * What is unusual about the lesson of this row, as it stands there now. It is sent along of which moment that was said: with
 * what was said a lesson can be kept.
 */
export function UnusualLesson({ around, today }: Props) {
  const [day, time, seen] = [useField('day'), useField('time'), useField('seen')]
  const { shown, saved } = useAnswers()
  const mark = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<Typed>({
    ...{ day: day.value ?? '', time: time.value ?? '' },
    minutes: shown.values.minutes ?? saved.minutes ?? '',
  })
  useEffect(() => {
    const form = mark.current?.closest('form')
    const typedIn = (name: string) => {
      const found = form?.elements.namedItem(name)
      return found instanceof HTMLInputElement ? found.value : ''
    }
    const look = () =>
      setTyped({ day: typedIn(day.name), time: typedIn(time.name), minutes: typedIn('minutes') })
    look()
    form?.addEventListener('input', look)
    return () => form?.removeEventListener('input', look)
  }, [day.name, time.name])
  const said = saidOf(typed, around, today)
  return (
    <div ref={mark} aria-live="polite">
      {said ? <p className="note attention">{said.words}</p> : null}
      <input type="hidden" name={seen.name} value={said?.seen ?? ''} />
    </div>
  )
}

function saidOf({ day, time, minutes }: Typed, around: Around, today: string) {
  const [on, at] = [dateTyped(day, today, 'ahead'), timeTyped(time)]
  if (!on.ok || !at.ok || !/^\d{2,3}$/.test(minutes)) return null
  const lesson = lessonOn(on.value, at.value, Number(minutes))
  const unusual = lesson && unusualIn(lesson, around)
  if (!unusual) return null
  return { words: unusualWords(unusual, on.value), seen: momentSeen({ day: on.value, time: at.value }) }
}
