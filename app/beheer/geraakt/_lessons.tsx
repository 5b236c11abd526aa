'use client'

import { useAnswers, useField } from '@/app/_shared/forms/answers'
import { DateField, TimeField } from '@/app/_shared/forms/moments'
import { Wrong } from '@/app/_shared/forms/question'
import { optionOf } from '@/app/_shared/forms/select'
import type { Around } from '@/lib/planning/rules/lessons'
import { UnusualMove } from '../cursussen/_unusual'
import { standOptions } from './_words'

/** A lesson on a closed day, as a row of the page. */
export type LessonRow = {
  meetingId: number
  branchId: number
  when: string
  title: string
  about: string
  from: string
  until: string
}

/** The name of its choice in the form. */
export const lessonField = ({ meetingId }: Pick<LessonRow, 'meetingId'>) => `lessons.${meetingId}`

type Props = {
  lessons: LessonRow[]
  /** What keeps lessons from a day at each of their branches. */
  around: readonly Around[]
  today: string
  choose: (some: Record<string, string>) => void
}

/** The lessons on a closed day, with what becomes of each. */
export function LessonRows({ lessons, around, today, choose }: Props) {
  return (
    <ul className="hits">
      {lessons.map((one) => (
        <Row
          key={one.meetingId}
          one={one}
          around={around.find(({ branchId }) => branchId === one.branchId)}
          today={today}
          choose={(choice) => choose({ [lessonField(one)]: choice })}
        />
      ))}
    </ul>
  )
}

type RowProps = {
  one: LessonRow
  around: Around | undefined
  today: string
  choose: (choice: string) => void
}

function Row({ one: { meetingId, when, title, about, from, until }, around, today, choose }: RowProps) {
  const { shown } = useAnswers()
  const field = useField(lessonField({ meetingId }))
  const isNew = shown.reason === 'changed' && !(field.name in shown.values)
  return (
    <li className={field.error ? 'failed' : undefined}>
      <span className="hit-when">{when}</span>
      <span className="hit-who">
        <b>{title}</b>
        {isNew ? <b className="tag attention">nieuw</b> : null}
        <small>{about}</small>
      </span>
      <span className="hit-way">
        <Wrong id={field.id} error={field.error} />
        <select
          className="text"
          id={field.id}
          name={field.name}
          defaultValue={field.value ?? ''}
          aria-label={`Wat gebeurt er met ${title}, ${when}?`}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={field.error ? `${field.id}-fout` : undefined}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">Kies wat er gebeurt</option>
          {optionOf({ value: 'off', label: 'Deze les valt uit' })}
          {optionOf({ value: 'move', label: 'Naar een andere dag of tijd' })}
          <optgroup label="Laten staan">{standOptions.map(optionOf)}</optgroup>
        </select>
      </span>
      <div className="hit-move">
        <DateField name={`lesson.${meetingId}.day`} label="Nieuwe dag" optional />
        <TimeField name={`lesson.${meetingId}.from`} label="Van" initial={from} />
        <TimeField name={`lesson.${meetingId}.until`} label="Tot" initial={until} />
        {around ? <UnusualMove {...{ around, today, from, until }} of={`lesson.${meetingId}`} /> : null}
      </div>
    </li>
  )
}
