import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { type Hours, hoursWith, type KnownException } from '@/lib/planning/queries/hours'
import { lastDayOf, type Version } from '@/lib/planning/rules/change'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { numberIn } from '../../partners/_own'
import { EndHoursForm, ExceptionForm } from '../_change'
import { HoursForm } from '../_form'
import { standingOf, versionFields } from '../_own'
import { hoursAt, hoursPath } from '../_paths'
import { languageTicks, rhythmOptions, topicTicks, weekdayOptions } from '../_ticks'
import {
  becauseWords,
  exceptionWords,
  howWords,
  topicsWords,
  validWords,
  wantRefusals,
  whenWords,
} from '../_words'
import { wantNoExceptionAction } from '../actions'

type Props = Asked & { params: Promise<{ id: string }> }

export default async function OneHoursPage({ params, searchParams }: Props) {
  const who = await workerHere('/beheer/spreekuren')
  const [{ id }, { doe, datum }, now] = [await params, await askedOf(searchParams), clock()]
  const hours = await hoursWith(who.actor, { hoursId: numberIn(id) }, now)
  const latest = hours?.versions.at(-1)
  if (!hours || !latest) notFound()
  const standing = standingOf(hours, localDate(now))
  const shown = standing.now ?? standing.later[0] ?? latest
  const heading = `${hours.branchName}: ${whenWords(shown).toLowerCase()}`
  return (
    <WorkPage who={who} path={hoursPath} heading={heading} back={{ href: hoursPath, label: 'Spreekuren' }}>
      <Now standing={standing} next={hours.next} now={now} />
      <Exceptions of={hours} standing={standing} now={now} />
      {acts.has(doe ?? '') ? null : <Acts id={hours.id} />}
      <Asking hours={hours} shown={shown} doe={doe} date={datum} now={now} />
      <Earlier standing={standing} now={now} />
    </WorkPage>
  )
}

/** What can be done with hours: one at a time stands open. */
const acts = new Set<string>(['wijzig', 'dag', 'stop'])

function Acts({ id }: { id: number }) {
  return (
    <p className="buttons">
      <a className="button" href={hoursAt(id, 'wijzig')}>
        Wijzig vanaf een dag
      </a>
      <a className="button" href={hoursAt(id, 'dag')}>
        Eén dag anders
      </a>
      <a className="button" href={hoursAt(id, 'stop')}>
        Stop dit spreekuur
      </a>
    </p>
  )
}

type Standing = { standing: ReturnType<typeof standingOf>; now: Date }

function Now({ standing: { now: version, later }, next, now }: Standing & { next: Hours['next'] }) {
  return (
    <section>
      <h2>Nu en straks</h2>
      {version || later.length > 0 ? null : <p>Dit spreekuur is gestopt.</p>}
      {next ? <p>Volgende keer: {dayWords(noonOf(next), now)}.</p> : null}
      <ul className="planned">
        {version ? <VersionLine version={version} tag="nu" now={now} /> : null}
        {later.map((one) => (
          <VersionLine key={one.validFrom} version={one} tag="straks" now={now} />
        ))}
      </ul>
    </section>
  )
}

function VersionLine({ version, tag, now }: { version: Version; tag: string; now: Date }) {
  return (
    <li>
      <div>
        <h3>
          {whenWords(version)}
          <span className={tag === 'nu' ? 'tag' : 'tag over'}>{tag}</span>
        </h3>
        <p>{howWords(version)}</p>
        {version.topics && version.topics.length > 4 ? (
          <p className="remark">{topicsWords(version.topics, 60)}</p>
        ) : null}
        <p className="remark">{validWords(version, now)}</p>
      </div>
    </li>
  )
}

function Exceptions({ of, standing: { exceptions }, now }: Standing & { of: Hours }) {
  if (exceptions.length === 0) return null
  return (
    <section>
      <h2>Dagen die anders zijn</h2>
      <ul className="planned">
        {exceptions.map((one) => (
          <li key={one.date}>
            <ExceptionLine one={one} now={now} />
            <div className="planned-acts">
              <a className="button" href={`${hoursPath}/${of.id}?doe=dag&datum=${one.date}#dag`}>
                Wijzig<span className="hidden"> {dayWords(noonOf(one.date), now)}</span>
              </a>
              <ButtonForm
                action={wantNoExceptionAction}
                label="Toch als altijd"
                about={`(${dayWords(noonOf(one.date), now)})`}
                along={{ hoursId: String(of.id), date: one.date }}
                refusals={wantRefusals}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ExceptionLine({ one, now }: { one: KnownException; now: Date }) {
  return (
    <div>
      <h3>{dayWords(noonOf(one.date), now)}</h3>
      <p>
        {exceptionWords(one)} <span className="remark">({becauseWords[one.because]})</span>
      </p>
    </div>
  )
}

type AskingProps = {
  hours: Hours
  shown: Version
  doe: string | undefined
  date: string | undefined
  now: Date
}

/** What somebody is about to change. */
function Asking({ hours, shown, doe, date, now }: AskingProps) {
  const [hoursId, today] = [String(hours.id), localDate(now)]
  if (doe === 'wijzig')
    return (
      <section id="wijzig">
        <h2>Wijzig vanaf een dag</h2>
        <HoursForm
          along={{ hoursId, branchId: String(hours.branchId) }}
          rhythms={rhythmOptions}
          weekdays={weekdayOptions}
          languages={languageTicks()}
          topics={topicTicks(shown.topics ?? [])}
          saved={versionFields(shown, lastDayOf(hours.versions), now)}
          firstDay={today}
        />
      </section>
    )
  if (doe === 'dag')
    return (
      <section id="dag">
        <h2>Eén dag anders</h2>
        <ExceptionForm hoursId={hoursId} firstDay={today} saved={exceptionFields(hours, date)} />
      </section>
    )
  if (doe === 'stop')
    return (
      <section id="stop">
        <h2>Stop dit spreekuur</h2>
        <EndHoursForm hoursId={hoursId} firstDay={today} />
      </section>
    )
  return null
}

/** What the form for one date begins with: as it stands there, where that date is different already. */
function exceptionFields({ exceptions }: Hours, date: string | undefined): Record<string, string> {
  const one = exceptions.find((known) => known.date === date)
  if (!one) return { how: 'off' }
  return {
    ...{ date: one.date, how: one.off ? 'off' : 'other', because: one.because },
    ...{
      fromTime: one.fromTime ?? '',
      untilTime: one.untilTime ?? '',
      desks: one.desks === null ? '' : `${one.desks}`,
    },
  }
}

function Earlier({ standing: { earlier, past }, now }: Standing) {
  if (earlier.length + past.length === 0) return null
  return (
    <details className="fold">
      <summary>Hoe het was</summary>
      <ul className="planned">
        {earlier.map((one) => (
          <VersionLine key={one.validFrom} version={one} tag="eerder" now={now} />
        ))}
        {past.map((one) => (
          <li key={one.date}>
            <ExceptionLine one={one} now={now} />
          </li>
        ))}
      </ul>
    </details>
  )
}
