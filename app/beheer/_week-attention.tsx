import type { ReactNode } from 'react'
import { dates } from '@/app/_shared/texts/dates'
import { atWords, beforeWords } from '@/app/_shared/texts/desk'
import type { StepState } from '@/lib/network/rules/setup'
import type { Attention, Some } from '@/lib/notices/queries/attention'
import type { Due } from '@/lib/notices/queries/due'
import { callsOf, hoursOf, lessonsOf, runOf } from './_week-paths'
import { namesOf, sayDay, stepWords } from './_week-words'

const { weekday } = dates('nl')

type Props = { attention: Attention; due: Due; setup: StepState[]; now: Date }

/** What asks for attention, each with one act; what is about people first. */
export function ThisFirst(props: Props) {
  const rows = [...peopleRows(props), ...planRows(props)]
  return (
    <section className="week-attention" aria-labelledby="aandacht">
      <h2 id="aandacht">Dit vraagt aandacht</h2>
      {rows.length > 0 ? (
        <ul>{rows}</ul>
      ) : (
        <p>Er is nu niets dat op u wacht. Alles staat goed, en iedereen weet het.</p>
      )}
    </section>
  )
}

type RowProps = { children: ReactNode; href: string; act: string; about: string }

function Row({ children, href, act, about }: RowProps) {
  return (
    <li>
      <p>{children}</p>
      <a className="way-on" href={href}>
        {act}
        <span className="hidden">: {about}</span>
      </a>
    </li>
  )
}

/** People who have to hear something, in numbers. */
function peopleRows({ attention: { hit, unseen }, due, now }: Props): ReactNode[] {
  const { calls, before, tasks, late, needs } = due
  return [
    ...hit.first.map((one) => (
      <Row
        key={`hit ${one.branchSlug}`}
        href={callsOf(one.branchSlug)}
        act="Bel of zeg het"
        about={one.branchName}
      >
        <b>{one.branchName}</b>: {one.people === 1 ? '1 persoon staat' : `${one.people} mensen staan`} nog op
        iets dat niet doorgaat.{' '}
        {one.late > 0 ? <Late>Te laat</Late> : `Zeg het ${beforeWords(one.dueAt, now)}.`}
      </Row>
    )),
    ...more(
      hit,
      'hit',
      '/bellen',
      'Naar de bellijst',
      'vestigingen waar mensen op iets staan dat niet doorgaat',
    ),
    calls > 0 ? (
      <Row key="calls" href="/bellen" act="Naar de bellijst" about="bellen">
        {calls === 1 ? '1 persoon' : `${calls} mensen`} bellen{before ? `, ${beforeWords(before, now)}` : ''}.
      </Row>
    ) : null,
    tasks > 0 ? (
      <Row key="tasks" href="/bellen#taken" act="Naar de taken" about="taken">
        {tasks === 1 ? '1 taak' : `${tasks} taken`} te doen{late > 0 ? ', ' : '.'}
        {late > 0 ? <Late>{late === tasks ? 'te laat' : `waarvan ${late} te laat`}</Late> : null}
      </Row>
    ) : null,
    needs.coordinator > 0 ? (
      <Row key="needs" href="/balie/vragen" act="Naar de vragen" about="lopende vragen">
        {needs.coordinator === 1 ? '1 lopende vraag wacht' : `${needs.coordinator} lopende vragen wachten`} op
        de coördinator.
      </Row>
    ) : null,
    unseen > 0 ? (
      <Row key="unseen" href="/beheer/mensen" act="Kijk wie" about="mensen die zich niet aanmelden">
        {unseen === 1 ? '1 persoon meldde' : `${unseen} mensen meldden`} zich zes maanden niet aan. Blijft dat
        zo, dan verdwijnt {unseen === 1 ? 'het account' : 'hun account'}.
      </Row>
    ) : null,
  ].filter(Boolean)
}

/** What is planned, or is not: hours, courses, what is set up. */
function planRows({ attention, setup, now }: Props): ReactNode[] {
  const { ending, without, below, shut } = attention
  const steps = setup.filter(({ done }) => !done)
  return [
    ...shut.first.map((one) => (
      <Row
        key={`shut ${one.activityId} ${+one.startsAt}`}
        href={lessonsOf(one.activityId)}
        act="Verzet de les"
        about={`${one.title} in ${one.branchName}`}
      >
        <b>{one.branchName}</b>: een les van {one.title} valt op een gesloten dag,{' '}
        {atWords(one.startsAt, now)}.
      </Row>
    )),
    ...more(shut, 'shut', '/beheer/cursussen', 'Naar de cursussen', 'lessen op een gesloten dag'),
    ...below.first.map((one) => (
      <Row
        key={`below ${one.activityId}`}
        href={runOf(one.activityId)}
        act="Kijk wat kan"
        about={`${one.title} in ${one.branchName}`}
      >
        <b>{one.branchName}</b>: {one.title} begint {atWords(one.startsAt, now)} met {one.people} van de{' '}
        {one.minimum} mensen die nodig zijn.
      </Row>
    )),
    ...more(below, 'below', '/beheer/cursussen', 'Naar de cursussen', 'cursussen met te weinig mensen'),
    ...ending.first.map((one) => (
      <Row
        key={`ending ${one.hoursId}`}
        href={hoursOf(one.hoursId)}
        act="Plan verder"
        about={`spreekuur in ${one.branchName}`}
      >
        <b>{one.branchName}</b>: het spreekuur op {weekday(one.weekday)} stopt na {sayDay(one.lastDay)}.
      </Row>
    )),
    ...more(ending, 'ending', '/beheer/spreekuren', 'Naar de spreekuren', 'spreekuren die stoppen'),
    without.total > 0 ? (
      <Row
        key="without"
        href="/beheer/spreekuren/nieuw"
        act="Maak een spreekuur"
        about="vestigingen zonder spreekuur"
      >
        Zonder spreekuur:{' '}
        {namesOf(
          without.first.map(({ branchName }) => branchName),
          without.total,
        )}
        .
      </Row>
    ) : null,
    steps.length > 0 ? (
      <Row key="setup" href="/beheer/bibliotheek" act="Ga verder" about="inrichten">
        Nog in te richten:{' '}
        {namesOf(
          steps.map(({ step }) => stepWords[step]),
          steps.length,
        )}
        .
      </Row>
    ) : null,
  ].filter(Boolean)
}

/** How many there are beside those that are named. */
function more({ first, total }: Some<unknown>, key: string, href: string, act: string, about: string) {
  const left = total - first.length
  if (left <= 0) return []
  return [
    <Row key={`${key} more`} href={href} act={act} about={about}>
      En nog {left} {about}.
    </Row>,
  ]
}

function Late({ children }: { children: ReactNode }) {
  return <b className="late-word">{children}</b>
}
