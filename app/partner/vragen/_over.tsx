import { calendarDay, topicWords } from '@/app/_shared/texts/needs'
import type { AskedOfUs } from '@/lib/needs/queries/partner'
import { localDate } from '@/lib/tools/time'
import { questionAt } from './_paths'
import { endedWords } from './_words'

/** What ended in the last thirty days: how, without whom. */
export function Over({ cards, now }: { cards: AskedOfUs[]; now: Date }) {
  if (cards.length === 0) return null
  const newest = [...cards].sort((a, b) => Number(b.endedAt) - Number(a.endedAt))
  return (
    <details className="fold">
      <summary>De afgelopen 30 dagen klaar ({cards.length})</summary>
      <p>Namen en nummers staan hier niet meer.</p>
      <ul className="asked-over">
        {newest.map((card) => (
          <li key={card.referralId}>
            <span>{card.endedAt ? calendarDay(localDate(card.endedAt), now) : ''}</span>
            <span>
              {topicWords(card.topic)}, uit {card.municipality} · nummer {card.number}
            </span>
            <b>{endedWords(card)}</b>
            {card.report === 'helped' && card.needEnded === 'helped' ? (
              <a href={questionAt(card.referralId, 'opnieuw')}>
                Toch niet klaar?<span className="hidden"> (nummer {card.number})</span>
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
