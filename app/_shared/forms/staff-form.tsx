'use client'

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import type { z } from 'zod'
import { Answered } from './answers'
import { formId, letGoOf, useKeeping, useKept } from './kept'
import { useLook } from './look'
import { type FormAction, type FormState, hasFailed, untouched } from './posted'
import type { RowGroup } from './row-names'
import { Grouped, useGroups } from './rows'
import { useSending } from './sending'
import { type Refusals, Summary } from './summary'
import { Unseen } from './unseen'
import { staffWords, titled, typedSentences } from './words'

type Props = {
  action: FormAction
  /** The schema of the command, the one the action reads it with: mistakes are said before anything is sent. */
  schema: z.ZodType
  /** The heading of the page, for its title, which says so when something is wrong; only one form of a page has it. */
  title?: string
  /** What to say per error code of this form. */
  sentences: Record<string, string>
  /** What to say per reason, and the way on. */
  refusals?: Refusals
  /** What was answered earlier. */
  saved?: Record<string, string>
  /** Sent along unseen. */
  along?: Record<string, string>
  /** What is asked as often as there are rows. */
  rows?: RowGroup[]
  /** What stands before the ids of the fields, where a page has several forms. */
  id?: string
  /** What happens besides, once the server has said why it cannot be done: choices that are asked for anew. */
  onRefused?: () => void
  /** What is shown at first, for the page with examples. */
  first?: FormState
  children: ReactNode
}

/**
 * A form for people who work here. Without JavaScript, and as long as the script has not come, it is a form as any
 * other; with it, mistakes are said before it is sent, and what was typed is there again after "Back".
 */
export function StaffForm(props: Props) {
  const kept = useKept(props.id ?? '')
  // What was kept is what the form begins with: it is made anew, as the server makes it with what was sent.
  return (
    <Sheet
      {...props}
      key={kept ? 'kept' : 'new'}
      kept={kept !== null}
      first={kept ? { ...untouched, values: kept } : props.first}
    />
  )
}

function Sheet(props: Props & { kept: boolean }) {
  const { saved = {}, along = {}, rows = [], id = '' } = props
  const sentences = { ...typedSentences, ...props.sentences }
  const { shown, answer, wrong, groups, form, busy } = useSheet(props)
  return (
    <Answered answers={{ id, shown, saved, sentences, wrong }}>
      <Grouped groups={groups}>
        <Answer
          {...props}
          answer={answer}
          sentences={sentences}
          rowsOf={(name) => groups[name]?.rows ?? []}
        />
        <form {...form} id={formId(id)} noValidate className="sheet" aria-busy={busy}>
          {/* Enter in a line of text presses the first button: that is never one that adds or takes away a row. */}
          {rows.length > 0 ? (
            <button type="submit" className="hidden" tabIndex={-1} aria-hidden="true" />
          ) : null}
          <Unseen fields={along} />
          {props.children}
        </form>
      </Grouped>
    </Answered>
  )
}

/** What a form knows, and what it does when something is typed in it or when it is sent. */
function useSheet(props: Props & { kept: boolean }) {
  const page = useRef<HTMLFormElement>(null)
  const touched = useRef(props.kept)
  const { shown, post, send, busy } = useSending(props.action, props.first)
  const { found, wrong, hear, again, check } = useLook(page, props.schema, shown)
  const groups = useGroups(props.rows ?? [], { ...props.saved, ...shown.values }, again)
  useKeeping(props.id ?? '', page, touched)
  useEffect(() => {
    if (shown.go !== undefined) letGoOf(props.id ?? '', touched)
  }, [shown, props.id])
  // Whatever is typed or chosen, also what a picker wrote. The browser's own event would come before React has seen it.
  const onInput = ({ target }: FormEvent) => {
    touched.current = true
    if (target instanceof Element) hear(target.getAttribute('name') ?? '')
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    check(() => send(sent))
  }
  const form = { ref: page, action: post, onSubmit, onInput }
  return { shown, answer: found ?? shown, wrong, groups, form, busy }
}

type AnswerProps = Props & { answer: FormState; rowsOf: (group: string) => string[] }

/** The title of the page, and what is wrong with what was sent or was about to be. */
function Answer(props: AnswerProps) {
  const { answer, title, sentences, refusals, rows = [], id = '', rowsOf } = props
  const box = useAttention(answer, props.onRefused)
  const failed = hasFailed(answer)
  return (
    <>
      {title ? <title>{`${failed ? `${staffWords.wrong}: ` : ''}${titled(title)}`}</title> : null}
      {failed ? (
        <Summary
          box={box}
          words={staffWords}
          shown={answer}
          sentences={sentences}
          refusals={refusals}
          id={id}
          about={(field) => aboutOf(field, rows, rowsOf)}
          still={answer === props.first}
        />
      ) : null}
    </>
  )
}

/** Brings an answer under attention that came after the page did. */
function useAttention(answer: FormState, onRefused: (() => void) | undefined) {
  const box = useRef<HTMLElement>(null)
  const before = useRef(answer)
  useEffect(() => {
    if (answer === before.current) return
    before.current = answer
    if (answer.reason !== null) onRefused?.()
    box.current?.focus()
  }, [answer, onRefused])
  return box
}

/** "Inwoner 2: ", before a sentence about a field of one of several rows. */
function aboutOf(field: string, groups: RowGroup[], rowsOf: (name: string) => string[]): string {
  for (const group of groups) {
    const rows = rowsOf(group.name)
    const index = rows.findIndex((row) => field.startsWith(`${group.name}.${row}.`))
    if (rows.length > 1 && index >= 0) return `${group.called(index + 1)}: `
  }
  return ''
}
