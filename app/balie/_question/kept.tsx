'use client'

import { useKept, useNow } from '@/app/_shared/questions/store'
import { outcomeChoices, type TopicAsked } from '@/app/_shared/questions/words'
import { type KeptQuestion, type KeptVisit, mayAskMore, minutesLeft } from '@/lib/questions/rules/kept'
import { localDate, localTime } from '@/lib/tools/time'
import { partnersOf } from '../partner/_paths'
import { dayWords } from './more'
import type { Panel } from './use-panel'

const refusals: Record<string, string> = {
  in_future: 'Niet bewaard: deze dag is nog niet geweest. Kijk of de klok van dit apparaat goed staat.',
  too_old: 'Niet bewaard: deze dag is langer dan 60 dagen geleden.',
  unknown_branch: 'Niet bewaard: deze vestiging is er niet meer.',
}

type Props = { topics: TopicAsked[]; panel: Panel; vestiging: string }

/** What this device keeps: what can be undone still, and what waits to be sent. */
export function KeptQuestions({ topics, panel, vestiging }: Props) {
  const [visits, now] = [useKept(), useNow()]
  const newest = visits.findLast((visit) => mayAskMore(visit) && minutesLeft(visit, now) > 0)
  if (visits.length === 0) return null
  return (
    <ul className="ask-kept" aria-label="Opgeschreven op dit apparaat">
      {[...visits].reverse().flatMap((visit) =>
        [...visit.questions].reverse().map((question, i) => (
          <li key={question.id}>
            <p>
              {whenWords(visit, question)} <b>{topics.find(({ code }) => code === question.topic)?.label}</b>{' '}
              · {outcomeChoices.find(({ value }) => value === question.outcome)?.label.toLowerCase()}
            </p>
            <Standing visit={visit} now={now} />
            <div className="ask-kept-actions">
              {question.outcome === 'referred' ? (
                <a
                  className="tap"
                  href={partnersOf({ vestiging, onderwerp: question.topic, via: visit.channel, geteld: '1' })}
                >
                  <span>Wie kan helpen?</span>
                </a>
              ) : null}
              {visit === newest && i === 0 ? (
                <button
                  type="button"
                  className="tap"
                  aria-keyshortcuts="b"
                  onClick={() => panel.join(visit.seenId)}
                >
                  <kbd>B</kbd>
                  <span>Nog een vraag van deze bezoeker</span>
                </button>
              ) : null}
              <Undo
                visit={visit}
                question={question}
                now={now}
                panel={panel}
                last={visit === visits.at(-1) && i === 0}
              />
            </div>
          </li>
        )),
      )}
    </ul>
  )
}

function whenWords(visit: KeptVisit, { at }: KeptQuestion): string {
  const moment = new Date(at)
  return visit.day === localDate(moment) ? localTime(moment).replace(':', '.') : dayWords(visit.day)
}

/** Why it is still here although nothing can be undone any more. */
function Standing({ visit, now }: { visit: KeptVisit; now: number }) {
  if (visit.refused !== undefined)
    return <p className="wrong">{refusals[visit.refused] ?? 'Niet bewaard: de bladzijde was te oud.'}</p>
  return minutesLeft(visit, now) === 0 ? <p className="remark">Wacht tot er verbinding is.</p> : null
}

type UndoProps = { visit: KeptVisit; question: KeptQuestion; now: number; panel: Panel; last: boolean }

function Undo({ visit, question, now, panel, last }: UndoProps) {
  const left = minutesLeft(visit, now)
  const label = visit.refused !== undefined || left === 0 ? 'Haal weg' : `Maak ongedaan (nog ${left} min)`
  return (
    <button
      type="button"
      className="as-link"
      aria-keyshortcuts={last ? 'o' : undefined}
      onClick={() => panel.undo(question.id)}
    >
      {last ? <kbd>O</kbd> : null}
      <span>{label}</span>
    </button>
  )
}
