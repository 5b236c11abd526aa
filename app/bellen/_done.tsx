import { ButtonForm } from '@/app/_shared/forms/button-form'
import { dates } from '@/app/_shared/texts/dates'
import { atWords } from '@/app/_shared/texts/desk'
import type { Called } from '@/lib/notices/queries/called'
import type { NeedCalled } from '@/lib/notices/queries/need-called'
import { isNewTime } from '@/lib/notices/rules/calls'
import { needOutcomeOf } from './_need-words'
import { alongOf, type Narrowed } from './_paths'
import { refusals } from './_refusals'
import { outcomeOf } from './_words'
import { undoCallAction, undoNeedCallAction } from './actions'

const { bareTime } = dates('nl')

/** One call that was made, about a booking or about a need. */
export type Made = Called | NeedCalled

export const isOfNeed = (one: Made): one is NeedCalled => 'about' in one

/** How a call went, in a few words. */
export function endedAs(one: Made): string {
  return isOfNeed(one) ? needOutcomeOf(one) : outcomeOf(one)
}

type DoneProps = { done: Made[]; narrowed: Narrowed; now: Date }

/** What was done of the list today, to look back and, for ten minutes, to undo. */
export function Done({ done, narrowed, now }: DoneProps) {
  if (done.length === 0) return null
  return (
    <details className="fold call-done">
      <summary>Gedaan vandaag ({done.filter(({ undone }) => !undone).length})</summary>
      <ul className="people">
        {done.map((one) => (
          <li key={one.callId}>
            <div>
              <p>
                {bareTime(one.at)} · <bdi translate="no">{one.name}</bdi> · {aboutOf(one)} ·{' '}
                <b>{endedAs(one)}</b>
                {one.undone ? ' · ongedaan gemaakt' : ''}
                {one.againAt && !one.undone ? ` · weer ${atWords(one.againAt, now)}` : ''}
              </p>
              {one.calledBy ? (
                <p className="remark minor">
                  door <bdi translate="no">{one.calledBy}</bdi>
                </p>
              ) : null}
            </div>
            <div className="person-actions">
              <Undo one={one} narrowed={narrowed} now={now} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

function aboutOf(one: Made): string {
  return isOfNeed(one) ? 'Lopende vraag' : `${one.title ?? 'Afspraak'}, ${one.branchName}`
}

type UndoProps = { one: Made; narrowed: Narrowed; now: Date }

/** Undoing a call, with what that means: a place that was given back is gone. */
export function Undo({ one, narrowed, now }: UndoProps) {
  if (isOfNeed(one) && one.says === 'stop')
    return <p className="remark minor">Alles is meteen gestopt. Dat draait niemand terug.</p>
  if (!isOfNeed(one) && one.answer === 'no' && !one.undone)
    return <p className="remark minor">De plek is meteen vrijgegeven. Dat draait niemand terug.</p>
  if (!one.undoUntil) return null
  const left = Math.max(1, Math.ceil((one.undoUntil.getTime() - now.getTime()) / 60_000))
  const yes = !isOfNeed(one) && one.answer === 'yes'
  const moved = yes && isNewTime(one.kind)
  const label = moved ? 'Toch weer bellen' : yes ? 'Toch niet: meld af' : 'Maak ongedaan'
  return (
    <ButtonForm
      action={isOfNeed(one) ? undoNeedCallAction : undoCallAction}
      label={`${label} (nog ${left} min)`}
      about={`(${one.name})`}
      along={{ ...alongOf(narrowed), callId: one.callId }}
      refusals={refusals}
    />
  )
}
