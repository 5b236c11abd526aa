'use client'

import { Search as Glass } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import type { TopicAsked } from '@/app/_shared/questions/words'
import { topicsFound } from '@/lib/questions/rules/search'

/** As many are shown: what is not among them asks for one more letter. */
const MOST = 6

type Props = {
  topics: TopicAsked[]
  field: RefObject<HTMLInputElement | null>
  onChoose: (code: string) => void
  /** Where the keys go when somebody has searched. */
  back: () => void
}

/** Finds a topic by what is typed. It stands in no form and has no name: what is typed goes nowhere. */
export function Search({ topics, field, onChoose, back }: Props) {
  const [text, setText] = useState('')
  const id = useId()
  const found = topicsFound(topics, text).slice(0, MOST)
  const choose = (code: string | undefined) => {
    if (code === undefined) return
    onChoose(code)
    setText('')
    back()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') choose(found[0]?.code)
    else if (event.key !== 'Escape') return
    else {
      setText('')
      back()
    }
    event.preventDefault()
  }
  return (
    <div className="ask-search">
      <label className="seek">
        <Glass size={20} />
        <span className="hidden">Zoek een ander onderwerp</span>
        <input
          ref={field}
          className="text"
          type="search"
          value={text}
          placeholder="Zoek een ander onderwerp"
          autoComplete="off"
          spellCheck={false}
          aria-keyshortcuts="z"
          aria-controls={id}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
        />
        {text === '' ? <kbd>Z</kbd> : null}
      </label>
      <div id={id} className="taps">
        {found.map(({ code, label }) => (
          <button key={code} type="button" className="tap" onClick={() => choose(code)}>
            <span>{label}</span>
          </button>
        ))}
      </div>
      <p className="hidden" role="status">
        {text === ''
          ? ''
          : found.length === 0
            ? 'Niets gevonden.'
            : `${found.length} gevonden. Enter kiest de eerste.`}
      </p>
      {text !== '' && found.length === 0 ? (
        <p className="remark">Niets gevonden. Zoek op een ander woord, of kies ‘Iets anders’.</p>
      ) : null}
    </div>
  )
}
