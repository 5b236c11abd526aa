import { backWords, calendarDay, dayInList } from '@/app/_shared/texts/needs'
import type { DeskOne } from '@/lib/needs/queries/one'
import { localDate } from '@/lib/tools/time'
import { eventMinor, eventWords } from './_event-words'
import { calledOf, isAskedElsewhere } from './_own'

/** With whom a need is at a step of its line: the desk, or who was asked. */
export type Lane = 'desk' | 'partner'

export type Step = {
  key: string
  when: string
  words: string
  minor: string | null
  lane: Lane
  /** What has been, what is so now and has to be acted on, or what comes. */
  tense: 'was' | 'now' | 'comes'
  undone: boolean
}

const back = new Set([
  ...['opened', 'declined', 'reported', 'withdrawn', 'rerouted', 'kept', 'answered', 'ended', 'merged'],
  'reopened',
])
const out = new Set(['sent', 'seen', 'accepted', 'contacted', 'appointment'])

/** The line of a need: what happened, why it is back, and what comes next. */
export function stepsOf(need: DeskOne, now: Date): Step[] {
  const past = pastOf(need, now)
  return [...past, ...backNow(need), ...comingOf(need, now)]
}

function pastOf(need: DeskOne, now: Date): Step[] {
  const lastSent = need.events.findLast(({ kind, undone }) => kind === 'sent' && !undone)?.eventId
  let lane: Lane = 'desk'
  return need.events.flatMap((one): Step[] => {
    const words = eventWords(need, one)
    if (words === null) return []
    if (!one.undone && back.has(one.kind)) lane = 'desk'
    if (!one.undone && out.has(one.kind) && !one.isToLibrary) lane = 'partner'
    const minor = eventMinor(need, one, one.eventId === lastSent)
    const when = calendarDay(localDate(one.at), now)
    return [{ key: `${one.eventId}`, when, words, minor, lane, tense: 'was', undone: one.undone }]
  })
}

/** What no hand did but the clock, or somebody who left: it is the desk's turn. */
function backNow({ back: because, owner }: DeskOne): Step[] {
  const said = because === 'nobody_called' || because === 'not_yet'
  if (because === null || said || owner === null || owner.isLibrary) return []
  const words = `${backWords(because, owner.name)}: wij zijn aan zet`
  return [{ key: 'now', when: 'nu', words, minor: null, lane: 'desk', tense: 'now', undone: false }]
}

function comingOf(need: DeskOne, now: Date): Step[] {
  const lane: Lane = isAskedElsewhere(need) ? 'partner' : 'desk'
  const step = (key: string, when: string, words: string, at: Lane = lane): Step => ({
    ...{ key, when, words, minor: null, lane: at, tense: 'comes', undone: false },
  })
  const today = localDate(now)
  const due = (day: string | null) => (day === null ? '' : day < today ? 'nu' : dayInList(day, now))
  // What should have been done already is not said to come before yesterday.
  const last = (day: string | null) => (day === null || day < today ? due(day) : `uiterlijk ${due(day)}`)
  const { next, dueOn, owner, asking, appointmentOn } = need
  const [name, who] = [calledOf(need), owner?.isLibrary ? 'Wij' : (owner?.name ?? '')]
  const asks = step('asks', 'daarna', `${name} hoort van ons: heeft iemand gebeld?`, 'desk')
  const tells = step('tells', 'daarna', `${name} hoort van ons: bent u geholpen?`, 'desk')
  if (need.ended !== null) return need.ended === 'helped' && need.saidBy === 'helper' ? [tells] : []
  if (need.back !== null && isAskedElsewhere(need))
    return [step('desk', 'vandaag', `Wij bellen ${owner?.name ?? ''}, of vragen een ander`, 'desk'), asks]
  if (next === 'route') return [step('route', last(dueOn), 'Wij kiezen wie verder helpt')]
  if (next === 'help') return [step('help', due(dueOn), `Wij helpen ${name} zelf`), tells]
  const calls = step(
    'calls',
    last(asking?.contactBy ?? null),
    `${who} ${isWe(who) ? 'bellen' : 'belt'} ${name}`,
  )
  if (next === 'see')
    return [step('see', last(dueOn), `${who} ${isWe(who) ? 'bekijken' : 'bekijkt'} de vraag`), calls, asks]
  if (next === 'contact') return [calls, asks]
  const sees = appointmentOn
    ? [step('sees', dayInList(appointmentOn, now), `${who} ${isWe(who) ? 'zien' : 'ziet'} ${name}`)]
    : []
  const report = step(
    'report',
    last(dueOn),
    `${who} ${isWe(who) ? 'schrijven op' : 'laat weten'} hoe het ging`,
  )
  return next === 'report' ? [...sees, report, tells] : []
}

function isWe(who: string): boolean {
  return who === 'Wij'
}
