import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'

import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { changeCode, changeIn } from '@/lib/planning/input/change'
import { schoolUnknown } from '@/lib/planning/rules/lessons'
import { type Preview, previewOf } from '@/lib/rescheduling/queries/preview'
import { clock } from '@/lib/tools/clock'
import { carriers } from '@/lib/tools/config'
import { addDays, latest, localDate } from '@/lib/tools/time'
import { unknownWords } from '../_holiday-words'
import { closingWords, schoolWords } from '../gesloten/_words'
import { aboutOf } from './_about'
import { HitsForm } from './_form'
import { fromOf } from './_paths'
import { lessonRow, personRow } from './_rows'
import { outsideWords } from './_words'

const path = '/beheer/geraakt'
const listed = new Intl.ListFormat('nl', { type: 'conjunction' })
/** Days after a lesson to which it is moved at most, as a rule. */
const LESSON_AHEAD = 56

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
      {preview.around.map((around) => (
        <SchoolHolidays key={around.branchId} lessons={preview.lessons} around={around} now={now} />
      ))}
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

type SchoolProps = { lessons: Preview['lessons']; around: Preview['around'][number]; now: Date }

/** Which school holidays there are in the months to which lessons of a branch may go, and until when they are known. */
function SchoolHolidays({ lessons, around, now }: SchoolProps) {
  const here = lessons.filter(({ branchId }) => branchId === around.branchId)
  const until = addDays(localDate(latest(here.map(({ startsAt }) => startsAt))), LESSON_AHEAD)
  const unknown = schoolUnknown([...here, { startsAt: noonOf(until), endsAt: noonOf(until) }], around)
  const known = around.schoolHolidays.filter(({ fromDate }) => fromDate <= until)
  if (known.length === 0 && !unknown) return null
  const [first] = here
  return (
    <p className="remark">
      {first?.branchName}:{' '}
      {known.length > 0
        ? `${listed.format(known.map((one) => `${schoolWords[one.name].toLowerCase()} van ${closingWords({ ...one, fromTime: null, untilTime: null }, now)}`))}. `
        : ''}
      {unknown ? unknownWords(unknown) : ''}
    </p>
  )
}

function timesOf(times: readonly string[]): string {
  return times.map((time) => time.replace(/^0/, '').replace(':', '.')).join(', ')
}
