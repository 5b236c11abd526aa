import type { DeskOne } from '@/lib/needs/queries/one'
import { type Actor, may } from '@/lib/tools/access'
import { KeepForm, ReopenForm } from './_forms'
import { alongOf, calledOf, isAskedElsewhere } from './_own'
import { needAt } from './_paths'
import type { Next } from './_turn'

type Props = { need: DeskOne; actor: Actor; next: Next }

/** What else can be done, and the three ways in which a need ends. */
export function Ends({ need, actor, next }: Props) {
  if (need.mergedInto !== null)
    return (
      <p>
        <a href={needAt(need.mergedInto)}>Naar de andere vraag</a>
      </p>
    )
  const at = needAt(need.needId)
  if (need.ended !== null)
    return need.person === null ? null : (
      <section aria-labelledby="opnieuw">
        <h2 id="opnieuw">Toch niet klaar?</h2>
        <ReopenForm along={alongOf(need)} />
      </section>
    )
  const name = calledOf(need)
  return (
    <section aria-labelledby="anders">
      <h2 id="anders">Anders</h2>
      {next === 'keep' || need.asking?.isToLibrary ? null : <KeepForm along={alongOf(need)} first={false} />}
      <ul className="desk-ways">
        {isAskedElsewhere(need) ? (
          <li>
            <a href={`${at}/zeker?wat=terug`}>
              {name} wil niet dat {need.owner?.name} deze gegevens heeft
            </a>
          </li>
        ) : null}
        {need.canGo ? (
          <li>
            <a href={`${at}/zeker?wat=weg`}>Deze vraag is per ongeluk gemaakt</a>
          </li>
        ) : null}
      </ul>
      <Closing need={need} actor={actor} />
    </section>
  )
}

/** How a need ends, and in no other way. */
function Closing({ need, actor }: Pick<Props, 'need' | 'actor'>) {
  const { tried, needId } = need
  const name = calledOf(need)
  const left = Math.max(0, tried.needed.halfDays - tried.halfDays)
  const missing = [
    left > 0 ? `nog ${left} ${left === 1 ? 'dagdeel' : 'dagdelen'} bellen` : '',
    tried.days < tried.needed.days ? `${tried.needed.days} dagen tussen de eerste en de laatste keer` : '',
  ].filter(Boolean)
  return (
    <>
      <h3>Sluiten kan alleen zo</h3>
      <ul>
        <li>
          Geholpen: {name} zegt het zelf, of wie hielp. Dan vragen wij {name} of het klopt.
        </li>
        <li>
          {need.answers.includes('stop') ? (
            <a href={`${needAt(needId)}/zeker?wat=stopt`}>{name} stopt ermee</a>
          ) : (
            `${name} stopt ermee.`
          )}
        </li>
        <li>
          Niet te bereiken: een coördinator tekent.{' '}
          {tried.enough ? (
            may(actor, 'need.sign') ? (
              <a href={`${needAt(needId)}/zeker?wat=tekenen`}>Teken dat {name} niet te bereiken is</a>
            ) : (
              'Dat kan nu: vraag het de coördinator.'
            )
          ) : (
            <>Dat kan nog niet: {missing.join(', en ')}.</>
          )}
        </li>
      </ul>
    </>
  )
}
