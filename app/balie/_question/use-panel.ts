'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { changeKept, kept, newId, remember, remembered } from '@/app/_shared/questions/store'
import { helpChoices, outcomeChoices } from '@/app/_shared/questions/words'
import {
  type Asked,
  type Channel,
  completed,
  type Help,
  type Helper,
  type Outcome,
  type Tapped,
  toggled,
  untapped,
} from '@/lib/questions/rules/answers'
import { dayPartAt } from '@/lib/questions/rules/days'
import { withoutQuestion, withQuestion } from '@/lib/questions/rules/kept'
import { localDate, localTime } from '@/lib/tools/time'
import type { PanelProps } from './panel'
import type { Paper } from './paper'

export type Panel = ReturnType<typeof usePanel>

/** What is tapped, and what happens when that is a question. */
export function usePanel(
  { branch, places, topic, channel, topics, paper: first }: PanelProps,
  onKept: () => void,
) {
  const [tapped, setTapped] = useState<Tapped>({ ...untapped, topic })
  const [by, setBy] = useState(() => ({ ...remembered(), ...(channel ? { channel } : {}) }))
  const [paper, setPaper] = useState<Paper | null>(first)
  const [joined, join] = useState<string | null>(null)
  const [said, say] = useState('')
  const search = useRef<HTMLInputElement>(null)

  const keep = (question: Asked) => {
    const now = new Date()
    const when = paper ?? { day: localDate(now), dayPart: dayPartAt(localTime(now)) }
    const visit = { seenId: joined ?? newId(), branchId: branch.id, ...when, ...by }
    const one = { ...question, id: newId(), at: now.getTime() }
    changeKept((all) => withQuestion(all, { ...visit, question: one }))
    setTapped(untapped)
    join(null)
    // Who came on an appointment was one: the next is as the last time.
    setBy(remembered())
    const label = topics.find(({ code }) => code === question.topic)?.label
    say(`Opgeschreven: ${label}.`)
    onKept()
  }
  const tap = (change: Partial<Tapped>) => {
    const next = { ...tapped, ...change }
    const question = completed(next)
    if (question) keep(question)
    else {
      setTapped(next)
      say(next.outcome ? stillMissing(next) : '')
    }
  }
  const choose = (change: Partial<{ channel: Channel; helpedBy: Helper }>) => {
    const next = { ...by, ...change }
    setBy(next)
    remember(next)
  }
  const undo = (questionId: string) => {
    changeKept((all) => withoutQuestion(all, questionId))
    say('Ongedaan gemaakt.')
  }
  const on = {
    tap,
    tapTopic: (code: string) => tap({ topic: code }),
    tapHelp: (help: Help) => tap({ help: toggled(tapped.help, help) }),
    tapOutcome: (outcome: Outcome) => tap({ outcome: outcome === tapped.outcome ? null : outcome }),
    /** Goes to where a time, a course or a partner is found: what was done until now is written down, when anything was. */
    goOn: (also: Help[], outcome: Outcome = 'returns') => {
      const help = [...new Set([...tapped.help, ...also])]
      const question = completed({ ...tapped, help, outcome: tapped.outcome ?? outcome })
      if (question) keep(question)
      return question !== null
    },
    undoLast: () => {
      const last = kept()
        .flatMap(({ questions }) => questions)
        .sort((a, b) => b.at - a.at)[0]
      if (last) undo(last.id)
    },
    joinLast: () => {
      const last = kept().at(-1)
      if (last) join(last.seenId)
    },
  }
  const missing = !tapped.topic ? 'topic' : tapped.help.length === 0 ? 'help' : 'outcome'
  const keys = useKeys(places, on, search)
  return {
    ...{ tapped, by, paper, joined, said, search, missing },
    ...on,
    ...keys,
    choose,
    setPaper,
    join,
    undo,
  }
}

/** What is to be tapped yet, for who tapped how it ended and thinks it is written down. */
function stillMissing({ topic }: Tapped): string {
  return topic
    ? 'Nog niet opgeschreven. Kies wat u deed.'
    : 'Nog niet opgeschreven. Kies waarover de vraag ging.'
}

type On = {
  tapTopic: (code: string) => void
  tapHelp: (help: Help) => void
  tapOutcome: (outcome: Outcome) => void
  undoLast: () => void
  joinLast: () => void
}

/** What the keys do, and whether somebody uses them: then they are shown. */
function useKeys(places: readonly string[], on: On, search: React.RefObject<HTMLInputElement | null>) {
  const [byKeys, setByKeys] = useState(false)
  const doneBy = (key: string): (() => void) | undefined => {
    const help = helpChoices.find((one) => one.key === key)
    const outcome = outcomeChoices.find((one) => one.key === key)
    const place = /^\d$/.test(key) ? places[(Number(key) + 9) % 10] : undefined
    if (place) return () => on.tapTopic(place)
    if (help) return () => on.tapHelp(help.value)
    if (outcome) return () => on.tapOutcome(outcome.value)
    if (key === 'z') return () => search.current?.focus()
    if (key === 'b') return on.joinLast
    return key === 'o' ? on.undoLast : undefined
  }
  const onKey = (event: KeyboardEvent) => {
    setByKeys(true)
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const act = doneBy(event.key.toLowerCase())
    if (!act) return
    // Nobody else on the page hears it.
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return { byKeys, onKey, onPointer: () => setByKeys(false) }
}

function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, select, textarea') !== null
}
