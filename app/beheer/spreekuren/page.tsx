import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { branches } from '@/lib/network/queries/branches'
import { isClosedOn } from '@/lib/network/rules/branches'
import { allHours, type Hours } from '@/lib/planning/queries/hours'
import { lastDayOf } from '@/lib/planning/rules/change'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { NextStep } from '../bibliotheek/_next'
import { libraryPath } from '../bibliotheek/_paths'
import { AgendaSaved } from '../geraakt/_saved'
import { standingOf } from './_own'
import { hoursAt, hoursPath } from './_paths'
import { exceptionWords, howWords, validWords, whenWords } from './_words'

export default async function HoursPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/spreekuren')
  const [asked, now] = [await askedOf(searchParams), clock()]
  const [all, places] = await Promise.all([allHours(who.actor, now), branches(who.actor)])
  const today = localDate(now)
  const isOver = (one: Hours) => one.versions.length > 0 && (lastDayOf(one.versions) ?? today) < today
  const held = all.filter((one) => one.versions.length > 0)
  const over = held.filter(isOver)
  const perBranch = Map.groupBy(
    held.filter((one) => !isOver(one)),
    ({ branchId }) => branchId,
  )
  const shown = places.filter((one) => perBranch.has(one.id) || !isClosedOn(one, today))
  return (
    <WorkPage who={who} path={hoursPath} heading="Spreekuren">
      <AgendaSaved asked={asked} />
      {asked.erbij === undefined ? null : <NextStep actor={who.actor} />}
      <p>Wanneer inwoners op afspraak komen. Voordat u iets wijzigt, ziet u wie het raakt.</p>
      <p className="buttons">
        <a className="button primary" href={`${hoursPath}/nieuw`}>
          Nieuw spreekuur
        </a>
        <a className="button" href="/beheer/gesloten">
          Gesloten dagen
        </a>
      </p>
      {shown.map(({ id, name }) => (
        <section key={id}>
          <h2>{name}</h2>
          <List all={perBranch.get(id) ?? []} now={now} branchId={id} branchName={name} />
        </section>
      ))}
      {places.length === 0 ? (
        <p>
          Er zijn nog geen vestigingen. <a href={libraryPath}>Richt eerst de bibliotheek in</a>.
        </p>
      ) : null}
      {over.length > 0 ? (
        <details className="fold">
          <summary>Gestopt ({over.length})</summary>
          <ul className="planned">
            {over.map((one) => (
              <Ended key={one.id} of={one} now={now} />
            ))}
          </ul>
        </details>
      ) : null}
    </WorkPage>
  )
}

type ListProps = { all: Hours[]; now: Date; branchId: number; branchName: string }

function List({ all, now, branchId, branchName }: ListProps) {
  if (all.length === 0)
    return (
      <p>
        Hier is geen spreekuur.{' '}
        <a href={`${hoursPath}/nieuw?vestiging=${branchId}`}>
          Begin er een<span className="hidden"> in {branchName}</span>
        </a>
      </p>
    )
  return (
    <ul className="planned">
      {all.map((one) => (
        <One key={one.id} of={one} now={now} />
      ))}
    </ul>
  )
}

function One({ of, now }: { of: Hours; now: Date }) {
  const { now: version, later, exceptions } = standingOf(of, localDate(now))
  const shown = version ?? later[0]
  const last = lastDayOf(of.versions)
  if (!shown) return null
  const next = version ? later[0] : later[1]
  return (
    <li>
      <div>
        <h3>
          <a href={hoursAt(of.id)}>{whenWords(shown)}</a>
          {version ? null : <span className="tag attention">begint nog</span>}
          {last ? <span className="tag attention">stopt</span> : null}
        </h3>
        <p>{howWords(shown)}</p>
        {of.next ? <p>volgende keer: {dayWords(noonOf(of.next), now)}</p> : null}
        <p className="remark">
          {validWords({ validFrom: shown.validFrom, validUntil: next ? null : last }, now)}
          {next ? `. Daarna, ${validWords(next, now)}: ${whenWords(next)}` : ''}
        </p>
        {exceptions.slice(0, 3).map((one) => (
          <p key={one.date} className="remark">
            {dayWords(noonOf(one.date), now)}: {exceptionWords(one)}
          </p>
        ))}
        {exceptions.length > 3 ? <p className="remark">en nog {exceptions.length - 3} dagen anders</p> : null}
      </div>
      <p className="planned-acts">
        <Act of={of} act="wijzig" label="Wijzig" about={whenWords(shown)} />
        <Act of={of} act="dag" label="Eén dag anders" about={whenWords(shown)} />
      </p>
    </li>
  )
}

type ActProps = { of: Hours; act: 'wijzig' | 'dag'; label: string; about: string }

function Act({ of, act, label, about }: ActProps) {
  return (
    <a className="button" href={hoursAt(of.id, act)}>
      {label}
      <span className="hidden">
        : {of.branchName}, {about}
      </span>
    </a>
  )
}

function Ended({ of, now }: { of: Hours; now: Date }) {
  const last = of.versions.at(-1)
  if (!last) return null
  return (
    <li>
      <div>
        <h3>
          <a href={hoursAt(of.id)}>
            {of.branchName}: {whenWords(last)}
          </a>
        </h3>
        <p className="remark">{validWords(last, now)}</p>
      </div>
    </li>
  )
}
