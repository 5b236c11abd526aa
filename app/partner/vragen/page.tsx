import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { seeAsked } from '@/lib/needs/commands/answer'
import { type AskedOfUs, askedOfUs } from '@/lib/needs/queries/partner'
import { clock } from '@/lib/tools/clock'
import { Over } from './_over'
import { list } from './_paths'
import { QuestionRow } from './_row'
import { SheetForm } from './_sheet-form'
import { doneWords, goneWords, headline, partOf, partWords } from './_words'

export default async function AskedPage({ searchParams }: Asked) {
  const who = await workerHere('/partner/vragen')
  const { gedaan, kon, vraag, klaar } = await askedOf(searchParams)
  const now = clock()
  // Whoever opens the list has seen what stands on it.
  await seeAsked(who.actor, {}, now)
  const cards = await askedOfUs(who.actor, now)
  const open = cards.filter((card) => partOf(card) !== 'over')
  const next = open.find(({ endedAt }) => endedAt === null)
  return (
    <WorkPage who={who} path={list} heading="Vragen aan ons">
      <Said kon={kon} klaar={klaar} />
      <p className="lead">{headline(cards)}</p>
      {open.length === 0 ? (
        <p>
          Er is nu geen vraag voor u. Vraagt de bibliotheek u iets, dan krijgt uw contactpersoon een e-mail.
        </p>
      ) : null}
      {(['fresh', 'contact', 'report'] as const).map((part) => (
        <Part
          key={part}
          part={part}
          cards={open.filter((card) => partOf(card) === part)}
          next={next}
          at={gedaan ?? vraag}
          now={now}
        />
      ))}
      <Over cards={cards.filter((card) => partOf(card) === 'over')} now={now} />
      <details className="fold">
        <summary>Geldt dit vel nog?</summary>
        <SheetForm />
      </details>
    </WorkPage>
  )
}

/** What was just done, or not done any more, of which no line says it. */
function Said({ kon, klaar }: { kon?: string; klaar?: string }) {
  const gone = kon && Object.hasOwn(goneWords, kon) ? goneWords[kon as keyof typeof goneWords] : null
  const done = klaar && Object.hasOwn(doneWords, klaar) ? doneWords[klaar] : null
  if (gone) return <Notice className="attention">{gone}</Notice>
  return done ? <Notice>{done}</Notice> : null
}

type PartProps = {
  part: keyof typeof partWords
  cards: AskedOfUs[]
  next?: AskedOfUs
  /** With which something was just done. */
  at?: string
  now: Date
}

function Part({ part, cards, next, at, now }: PartProps) {
  if (cards.length === 0) return null
  return (
    <section aria-labelledby={part}>
      <h2 id={part}>{partWords[part]}</h2>
      <ul className="asked-list">
        {cards.map((card) => (
          <QuestionRow
            key={card.referralId}
            card={card}
            now={now}
            first={card === next}
            focused={card.referralId === at}
          />
        ))}
      </ul>
    </section>
  )
}
