import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'

import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { changeCode, changeIn } from '@/lib/planning/input/change'
import { type Preview, previewOf } from '@/lib/rescheduling/queries/preview'
import { clock } from '@/lib/tools/clock'
import { carriers } from '@/lib/tools/config'
import { localDate } from '@/lib/tools/time'
import { aboutOf } from './_about'
import { HitsForm } from './_form'
import { fromOf } from './_paths'
import { lessonRow, personRow } from './_rows'
import { outsideWords } from './_words'

const path = '/beheer/geraakt'

export default async function HitsPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/geraakt')
  const [{ w }, now] = [await askedOf(searchParams), clock()]
  const change = changeIn(w)
  const preview = change && (await previewOf(who.actor, change, now))
  if (!change || !preview) return <Nothing who={who} />
  const { heading, details, displaced = [], does } = await aboutOf(who.actor, change, now)
  const back = fromOf(change)
  return (
    <WorkPage who={who} path={back.href} heading={heading} ownTitle back={back}>
      {details.map((line) => (
        <p key={line} className="hit-detail">
          {line}
        </p>
      ))}
      {displaced.map((line) => (
        <p key={line} className="note attention">
          {line}
        </p>
      ))}
      {preview.outside ? (
        <p className="note attention">{outsideWords(preview.outside)} U kunt het wel zo bewaren.</p>
      ) : null}
      <Effect preview={preview} now={now} />
      <HitsForm
        title={heading}
        code={changeCode(change)}
        people={preview.hits.map((one) => personRow(one, carriers(), now))}
        lessons={preview.lessons.map((one) => lessonRow(one, now))}
        around={preview.around}
        today={localDate(now)}
        does={does}
        back={back}
      />
    </WorkPage>
  )
}

/** What stands in the address is nothing that can be shown: gone meanwhile, over, or written by somebody. */
function Nothing({ who }: { who: Parameters<typeof WorkPage>[0]['who'] }) {
  return (
    <WorkPage who={who} path={path} heading="Hier is niets meer te wijzigen">
      <p>Misschien haalde een collega het weg, of is de dag al geweest. Begin opnieuw.</p>
      <p className="buttons">
        <a className="button" href="/beheer/spreekuren">
          Spreekuren
        </a>
        <a className="button" href="/beheer/gesloten">
          Gesloten dagen
        </a>
      </p>
    </WorkPage>
  )
}

/** How many times come and go, and on which days; that nobody is hit is said as well. */
function Effect({ preview, now }: { preview: Preview; now: Date }) {
  const { added, withdrawn, changed, occupied, days, hits, lessons } = preview
  const nothing = added + withdrawn + changed === 0
  return (
    <>
      {nothing ? (
        <p>Aan de tijden verandert niets.</p>
      ) : (
        <ul className="plus-minus">
          <li>
            <b>+ {added}</b> {added === 1 ? 'tijd' : 'tijden'} erbij
          </li>
          <li>
            <b>− {withdrawn}</b> vervallen
            {occupied > 0 ? `, waarvan ${occupied} met iemand` : ''}
          </li>
          {changed > 0 ? (
            <li>
              <b>± {changed}</b> {changed === 1 ? 'blijft, maar anders' : 'blijven, maar anders'}
            </li>
          ) : null}
        </ul>
      )}
      {nothing || added > 0 ? (
        <p className="remark">
          Geteld tot en met {dayWords(noonOf(preview.until), now)}: zo ver vooruit kunnen inwoners boeken.
          Latere tijden komen er elke dag vanzelf bij.
        </p>
      ) : null}
      {days.length > 0 ? (
        <details className="fold">
          <summary>Op welke dagen ({days.length})</summary>
          <ul className="effect-days">
            {days.map(({ date, added: come, withdrawn: go }) => (
              <li key={date}>
                <span>{dayWords(noonOf(date), now)}</span>
                {come.length > 0 ? <span>erbij {timesOf(come)}</span> : null}
                {go.length > 0 ? <span>vervalt {timesOf(go)}</span> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {hits.length + lessons.length === 0 ? <p>Er wordt niemand geraakt.</p> : null}
    </>
  )
}

function timesOf(times: readonly string[]): string {
  return times.map((time) => time.replace(/^0/, '').replace(':', '.')).join(', ')
}
