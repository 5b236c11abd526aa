'use client'

import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { useScript } from '@/app/_shared/forms/script'
import { helpChoices, outcomeChoices, type TopicAsked } from '@/app/_shared/questions/words'
import type { Channel, Help } from '@/lib/questions/rules/answers'
import { partnersOf } from '../partner/_paths'
import { KeptQuestions } from './kept'
import { dayWords, More } from './more'
import type { Paper } from './paper'
import { Search } from './search'
import { Taps } from './taps'
import { type Panel, usePanel } from './use-panel'

export type PanelProps = {
  branch: { id: number; slug: string; name: string }
  /** The topics under the keys 1 to 0, by their codes. */
  places: readonly string[]
  topics: TopicAsked[]
  /** What is known already. */
  topic: string | null
  channel: Channel | null
  /** The day that is entered from paper; null for now. */
  paper: Paper | null
  focus?: boolean
}

/**
 * A question in three taps, or three keys: what it is about, what was done, how it ended. It is kept on this device for
 * ten minutes, and then sent. Without a script what stands in it is shown instead.
 */
export function QuestionPanel({ children, ...props }: PanelProps & { children: ReactNode }) {
  return useScript() ? <Live {...props} /> : <noscript>{children}</noscript>
}

/** Where the panel stands on the page of the day: who is sent there goes on with its keys. */
const HERE = 'vraag'

function Live(props: PanelProps) {
  const box = useRef<HTMLElement>(null)
  const panel = usePanel(props, () => backToTop(box.current))
  const { focus = false } = props
  useEffect(() => {
    const take = () => {
      if (focus || location.hash === `#${HERE}`) box.current?.focus({ preventScroll: true })
    }
    take()
    addEventListener('hashchange', take)
    return () => removeEventListener('hashchange', take)
  }, [focus])
  useLedHere(box)
  return (
    <section
      ref={box}
      className={panel.byKeys ? 'ask by-keys' : 'ask'}
      aria-label="Een vraag opschrijven"
      // The keys are only heard in here, so that they are nobody else's elsewhere on the page.
      tabIndex={-1}
      onKeyDown={panel.onKey}
      onPointerDown={panel.onPointer}
    >
      <p className={panel.tapped.outcome ? 'ask-said not-yet' : 'ask-said'} role="status">
        <span key={panel.said}>{panel.said}</span>
      </p>
      {panel.paper ? (
        <p className="notice">
          U voert papier in van <b>{dayWords(panel.paper.day)}</b>. De dag blijft staan.{' '}
          <button type="button" className="as-link" onClick={() => panel.setPaper(null)}>
            Weer voor nu
          </button>
        </p>
      ) : null}
      {panel.joined ? (
        <p className="notice">
          Nog een vraag van dezelfde bezoeker.{' '}
          <button type="button" className="as-link" onClick={() => panel.join(null)}>
            Toch een nieuwe bezoeker
          </button>
        </p>
      ) : null}
      <Topics {...props} panel={panel} box={box} />
      <Taps
        legend="Wat deed u?"
        hint="Meer dan één mag."
        choices={helpChoices}
        chosen={panel.tapped.help}
        onTap={panel.tapHelp}
      />
      <Taps
        legend="Hoe liep het af?"
        choices={outcomeChoices}
        chosen={panel.tapped.outcome ? [panel.tapped.outcome] : []}
        next={panel.missing === 'outcome' ? 'helped' : undefined}
        onTap={panel.tapOutcome}
      />
      <Onward {...props} panel={panel} />
      <More panel={panel} />
      <KeptQuestions topics={props.topics} panel={panel} vestiging={props.branch.slug} />
    </section>
  )
}

/** Whoever is led here, on this page or from another, can go on with the keys at once. */
function useLedHere(box: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const begin = () => box.current?.focus({ preventScroll: true })
    if (location.hash === '#vraag') begin()
    const led = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest('a') : null
      if (link?.hash === '#vraag' && link.pathname === location.pathname) setTimeout(begin)
    }
    addEventListener('click', led)
    return () => removeEventListener('click', led)
  }, [box])
}

/** On a telephone the first answers are out of sight by now: the next question begins there. */
function backToTop(box: HTMLElement | null): void {
  if (box && box.getBoundingClientRect().top < 0) box.scrollIntoView({ block: 'start' })
}

type PartProps = PanelProps & { panel: Panel }

/** The ten that the library fixed, always on the same place, and any other by searching. */
function Topics({ places, topics, panel, box }: PartProps & { box: React.RefObject<HTMLElement | null> }) {
  const { topic } = panel.tapped
  const ten = places.flatMap((code, i) => {
    const known = topics.find((one) => one.code === code)
    return known ? [{ value: code, label: known.label, key: String((i + 1) % 10) }] : []
  })
  const other = topics.find(({ code }) => code === topic && !places.includes(code))
  return (
    <Taps
      legend="Waarover?"
      choices={other ? [...ten, { value: other.code, label: other.label, key: '' }] : ten}
      chosen={topic ? [topic] : []}
      onTap={panel.tapTopic}
      many
    >
      <Search
        topics={topics}
        field={panel.search}
        onChoose={panel.tapTopic}
        back={() => box.current?.focus()}
      />
    </Taps>
  )
}

/** What can be done at once instead: the question goes along to where a time, a course or a partner is found. */
function Onward({ branch, panel }: PartProps) {
  const { topic } = panel.tapped
  const asked = { vestiging: branch.slug, ...(topic ? { onderwerp: topic } : {}) }
  const onward = (more: Record<string, string>) =>
    `/balie/telefoon?${new URLSearchParams({ ...asked, ...more })}`
  // Writing down empties the panel, and the address with it: it is read before.
  const going = (also: Help[]) => (event: MouseEvent<HTMLAnchorElement>) => {
    const { href } = event.currentTarget
    event.preventDefault()
    panel.goOn(also)
    location.assign(href)
  }
  const toPartner = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault()
    // What is counted here is not counted once more with an address on paper.
    const geteld = panel.goOn(['referred'], 'referred') ? '1' : null
    location.assign(partnersOf({ ...asked, geteld }))
  }
  return (
    <p className="ask-onward">
      <span>Of meteen:</span>
      <a className="button" href={onward({})} onClick={going([])}>
        Een tijd
      </a>
      <a className="button" href={onward({ onderwerp: 'cursus' })} onClick={going(['course_offered'])}>
        Een cursus
      </a>
      <a className="button" href={partnersOf(asked)} onClick={toPartner}>
        Een partner
      </a>
    </p>
  )
}
