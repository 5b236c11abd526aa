'use client'

import { CalendarDays, Clock } from 'lucide-react'
import { useRef, useState } from 'react'
import { dates } from '@/app/_shared/texts/dates'
import { localDate } from '@/lib/tools/time'
import { dateTyped, type Lies, timeTyped } from '@/lib/tools/typed'
import { Question, type QuestionProps } from './question'
import { useScript } from './script'

type DateProps = QuestionProps & {
  /** The first and the last day that make sense, for the calendar of the browser. */
  min?: string
  max?: string
  /** Where a day lies that is typed without a year. */
  lies?: Lies
  /** May stay empty. */
  optional?: boolean
}

/** A day, typed as people write it; beside it, where there is a script, the calendar of the browser. */
export function DateField({ min, max, lies = 'ahead', hint, ...question }: DateProps) {
  const read = (text: string) => {
    const typed = dateTyped(text, localDate(new Date()), lies)
    return typed.ok ? typed.value : ''
  }
  return (
    <Typed
      {...question}
      hint={hint ?? 'Bijvoorbeeld 3 maart, of 3-3-2027.'}
      kind="date"
      limits={{ min, max }}
      read={read}
      write={(day) => (day ? dates('nl').day(new Date(`${day}T12:00Z`)) : '')}
    />
  )
}

/** A time, typed as people write it; beside it, where there is a script, the clock of the browser. */
export function TimeField({ hint, ...question }: QuestionProps) {
  const read = (text: string) => {
    const typed = timeTyped(text)
    return typed.ok ? typed.value : ''
  }
  return (
    <Typed
      {...question}
      hint={hint ?? 'Bijvoorbeeld 9.30 of 14.00.'}
      kind="time"
      limits={{}}
      read={read}
      write={(time) =>
        time
          .slice(0, 5)
          .replace(/^0(?=\d)/, '')
          .replace(':', '.')
      }
    />
  )
}

type TypedProps = QuestionProps & {
  kind: 'date' | 'time'
  optional?: boolean
  limits: { min?: string; max?: string }
  /** What was typed as the browser writes it, `2027-03-03` or `09:30`; empty when it cannot be read. */
  read: (text: string) => string
  /** The same in words. */
  write: (value: string) => string
}

function Typed({ kind, optional, limits, read, write, ...question }: TypedProps) {
  const line = useRef<HTMLInputElement>(null)
  const [meant, setMeant] = useState('')
  return (
    <Question
      {...question}
      answer={({ id, name, value, error, describedBy }) => (
        <>
          <div className="typed">
            <input
              ref={line}
              className={`text ${kind}`}
              id={id}
              name={name}
              // What was saved is written as people read it; what was typed stays as it was typed.
              defaultValue={value === undefined ? undefined : inWords(value, read, write)}
              autoComplete="off"
              spellCheck={false}
              aria-required={optional ? undefined : true}
              aria-invalid={error ? true : undefined}
              aria-describedby={describedBy}
              onInput={(event) => setMeant(write(read(event.currentTarget.value)))}
            />
            <Picker kind={kind} limits={limits} line={line} read={read} write={write} />
          </div>
          {/* Somebody who types "3-3" sees which day that is before it is sent. */}
          {kind === 'date' ? (
            <p className="remark minor meant" aria-live="polite">
              {meant}
            </p>
          ) : null}
        </>
      )}
    />
  )
}

type PickerProps = Omit<TypedProps, keyof QuestionProps> & { line: React.RefObject<HTMLInputElement | null> }

function Picker({ kind, limits, line, read, write }: PickerProps) {
  const own = useRef<HTMLInputElement>(null)
  const script = useScript()
  const open = () => {
    const [picker, typed] = [own.current, line.current]
    if (!picker || !typed) return
    picker.value = read(typed.value)
    picker.showPicker()
  }
  const take = (value: string) => {
    const typed = line.current
    if (!typed || value === '') return
    typed.value = write(value)
    typed.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return (
    <span className="picker" hidden={!script}>
      <button type="button" className="button" onClick={open}>
        {kind === 'date' ? <CalendarDays size={22} /> : <Clock size={22} />}
        <span className="hidden">{kind === 'date' ? 'Kies op de kalender' : 'Kies op de klok'}</span>
      </button>
      <input
        ref={own}
        type={kind}
        {...limits}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => take(event.target.value)}
      />
    </span>
  )
}

const asSaved = /^\d{4}-\d{2}-\d{2}$|^\d{2}:\d{2}(:\d{2})?$/

function inWords(value: string, read: (text: string) => string, write: (value: string) => string): string {
  return asSaved.test(value) && read(value) !== '' ? write(value) : value
}
