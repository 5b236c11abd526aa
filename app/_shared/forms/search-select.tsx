'use client'

import { Search } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Question, type QuestionProps } from './question'
import { useScript } from './script'
import { type Option, optionOf } from './select'

/** In a list that is no longer than this, looking is faster than typing. */
const SHORT = 8
/** As many lines of the list are in sight while somebody searches. */
const LINES = 6

type Props = QuestionProps & {
  /** What stands there as long as nothing is chosen. */
  first: string
  options: Option[]
}

/**
 * One answer out of a long list. It is the browser's own list, with a line above it that makes it shorter: every key
 * and every screen reader knows it, and without JavaScript it is the whole list.
 */
export function SearchSelect({ first, options, ...question }: Props) {
  const { list, text, seek, found, shown, keys } = useSearch(options)
  const canSearch = useScript() && options.length > SHORT
  const searching = text !== ''
  return (
    <Question
      {...question}
      answer={({ id, name, value, error, describedBy }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: only hears that the focus has gone elsewhere
        <div
          className="search-select"
          onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? null : seek(''))}
        >
          {canSearch ? <Line list={id} text={text} onSeek={seek} onKey={keys} /> : null}
          <select
            ref={list}
            className="text"
            id={id}
            name={name}
            defaultValue={value}
            size={searching ? Math.min(LINES, Math.max(2, shown.length)) : undefined}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            onClick={() => (searching && list.current?.value ? seek('') : null)}
          >
            {[{ value: '', label: first }, ...shown].map(optionOf)}
          </select>
          {canSearch ? <Found text={searching ? foundWords(found.length) : ''} /> : null}
        </div>
      )}
    />
  )
}

/** What is sought in a list, what is found, and what the keys do there. */
function useSearch(options: Option[]) {
  const list = useRef<HTMLSelectElement>(null)
  // What is chosen stays in the list whatever is sought: the browser would choose something else.
  const [{ text, chosen }, setSearch] = useState({ text: '', chosen: '' })
  const seek = (sought: string) => setSearch({ text: sought, chosen: list.current?.value ?? '' })
  const found = options.filter(({ label }) => matches(label, text))
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') list.current?.focus()
    else if (event.key === 'Enter') choose(list.current, found[0]?.value)
    else if (event.key !== 'Escape') return
    event.preventDefault()
    if (event.key !== 'ArrowDown') seek('')
  }
  const shown = options.filter((one) => found.includes(one) || one.value === chosen)
  return { list, text, seek, found, shown, keys }
}

function Found({ text }: { text: string }) {
  return (
    <p className="remark minor found" role="status">
      {text}
    </p>
  )
}

type LineProps = {
  list: string
  text: string
  onSeek: (text: string) => void
  onKey: (event: KeyboardEvent) => void
}

function Line({ list, text, onSeek, onKey }: LineProps) {
  return (
    <label className="seek">
      <Search size={20} />
      <span className="hidden">Zoek in de lijst</span>
      <input
        className="text"
        type="search"
        value={text}
        placeholder="Zoek in de lijst"
        autoComplete="off"
        spellCheck={false}
        aria-controls={list}
        aria-describedby={`${list}-vraag`}
        onChange={(event) => onSeek(event.target.value)}
        onKeyDown={onKey}
      />
    </label>
  )
}

function foundWords(count: number): string {
  if (count === 0) return 'Niets gevonden. Zoek op een ander woord.'
  return count === 1 ? '1 gevonden' : `${count} gevonden`
}

function choose(list: HTMLSelectElement | null, value: string | undefined): void {
  if (!list || value === undefined) return
  list.value = value
  list.dispatchEvent(new Event('input', { bubbles: true }))
  list.focus()
}

/** Every word that is typed stands in it, with or without capitals and accents. */
function matches(label: string, sought: string): boolean {
  const inside = bare(label)
  return bare(sought)
    .split(' ')
    .every((word) => inside.includes(word))
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
