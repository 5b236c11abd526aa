'use client'

import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useSending } from '@/app/_shared/forms/sending'
import { Unseen } from '@/app/_shared/forms/unseen'
import type { Person, Standings } from '@/lib/attendance/queries/register'
import type { Mark, Says } from '@/lib/attendance/rules/marks'
import type { Errand } from '@/lib/attendance/rules/outbox'
import { refusals } from '../_words'
import { markAction } from '../actions'
import { Bar } from './_bar'
import { useDevice } from './_device'
import { focusFrom, saysOf } from './_keys'
import { type Line, linesOf } from './_lines'
import { Row } from './_row'

type Props = {
  meetingId: number
  /** The day of the lesson has still to come. */
  toCome: boolean
  people: Person[]
  standings: Standings
  /** Ids for what a page without a script posts: a tap about each person, and somebody who came along. */
  ids: Record<string, string>
  extraId: string
}

const formId = 'lijst'

/** Who is there: one tap a person, sent at once; without a script each button posts. */
export function Register({ meetingId, toCome, people, standings: first, ids, extraId }: Props) {
  const { standings, outbox, problem, signedOut, act } = useDevice(meetingId, first)
  const { shown, post } = useSending(markAction)
  const list = useRef<HTMLUListElement>(null)
  const wasHere = shown.reason === 'was_here' ? (shown.values.tap?.split(' ')[0] ?? null) : null
  const [asking, setAsking] = useState<string | null>(wasHere)
  const lines = linesOf(people, standings, outbox)

  const mark = (line: Line, says: Says, sure = false) => {
    if (line.mark === says || (says === 'none' && line.mark === null)) return
    if (says === 'absent' && line.arrived && !sure) return setAsking(line.bookingId)
    setAsking(null)
    act([tapOf(line, says, crypto.randomUUID(), sure)])
  }
  const everybody = () => {
    const group = crypto.randomUUID()
    act(lines.filter((line) => line.mark === null).map((line) => tapOf(line, 'present', group)))
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    const [about, says, sure] = pressed?.value.split(' ') ?? []
    if (about === 'everybody') return everybody()
    const line = lines.find(({ bookingId }) => bookingId === about)
    if (line) mark(line, says as Mark, sure === 'sure')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const says = saysOf(event)
    const row = (event.target as Element).closest('li')
    const line = lines.find(({ bookingId }) => bookingId === row?.id)
    if (says && line && (!toCome || says === 'excused' || says === 'none')) {
      event.preventDefault()
      mark(line, says)
      if (!(says === 'absent' && line.arrived)) focusFrom(list.current, event.target as Element, 'ArrowDown')
    } else if (focusFrom(list.current, event.target as Element, event.key)) event.preventDefault()
  }

  const refusal = problem ?? (shown.reason === 'was_here' ? null : (shown.reason ?? firstError(shown.errors)))
  return (
    <div>
      <Bar {...{ meetingId, toCome, lines, standings, outbox, act, extraId, formId, signedOut }} />
      {refusal ? (
        <p className="wrong" role="alert">
          {refusals[refusal] ?? 'Dit kan nu niet.'}
        </p>
      ) : null}
      <form id={formId} action={post} onSubmit={onSubmit}>
        <Unseen fields={unseen(meetingId, lines, ids)} />
        <ul className="register-rows" ref={list} onKeyDown={onKeyDown}>
          {lines.map((line) => (
            <Row
              key={line.bookingId}
              line={line}
              toCome={toCome}
              asking={asking === line.bookingId}
              onNo={() => setAsking(null)}
            />
          ))}
        </ul>
      </form>
      <p className="register-keys">
        Met toetsen: <kbd>E</kbd> er, <kbd>N</kbd> er niet, <kbd>A</kbd> afgemeld, <kbd>Backspace</kbd> leeg.
        Pijl omlaag of Tab: de volgende.
      </p>
    </div>
  )
}

function tapOf({ bookingId, revision }: Line, says: Says, group: string, sure = false): Errand {
  return { kind: 'mark', markId: crypto.randomUUID(), bookingId, says, seenRevision: revision, sure, group }
}

function firstError(errors: Record<string, string[]>): string | null {
  return Object.values(errors)[0]?.[0] ?? null
}

function unseen(meetingId: number, lines: Line[], ids: Record<string, string>): Record<string, string> {
  const fields: [string, string][] = lines.flatMap(({ bookingId, revision, mark }) => [
    [`id.${bookingId}`, ids[bookingId] ?? ''],
    [`seen.${bookingId}`, String(revision)],
    ...(mark === null ? [[`open.${bookingId}`, 'yes'] as [string, string]] : []),
  ])
  return Object.fromEntries([['meetingId', String(meetingId)], ...fields])
}
