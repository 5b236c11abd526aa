import type { ReactNode } from 'react'
import { dates } from '@/app/_shared/texts/dates'
import { atWords, beforeWords, persons } from '@/app/_shared/texts/desk'
import { laterSteps, type StepState } from '@/lib/network/rules/setup'
import type { Attention, Some } from '@/lib/notices/queries/attention'
import type { Due } from '@/lib/notices/queries/due'
import type { Carriers } from '@/lib/tools/config'
import { regionWords, unknownWords } from './_holiday-words'
import { callsOf, hoursOf, lessonsOf, runOf, schoolOf } from './_week-paths'
import { namesOf, sayDay, stepWords } from './_week-words'
import { addressesPath } from './bibliotheek/_paths'

const { weekday } = dates('nl')

type Props = {
  attention: Attention
  due: Due
  setup: StepState[]
  /** Whether the site sees as many proxies before it as was set. */
  proxies: 'ok' | 'more' | 'fewer'
  /** By which ways letters can leave. */
  can: Carriers
  now: Date
}

/** What asks for attention, each with one act; what is about people first. */
export function ThisFirst(props: Props) {
  const rows = [...carrierRows(props), ...peopleRows(props), ...planRows(props), ...siteRows(props)]
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

/** What cannot leave this site, and what that means for who waits for it. */
function carrierRows({ can }: Props): ReactNode[] {
  return [
    can.email ? null : (
      <li key="email">
        <p>
          <b>Er gaan geen brieven uit: er is geen mailserver ingesteld.</b> Wie e-mail koos, komt op de
          bellijst. Uitnodigingen komen niet aan. Vraag wie de site beheert om <code>SMTP_URL</code> in te
          stellen: het staat in <i>docs/operate.md</i>.
        </p>
      </li>
    ),
    can.sms ? null : (
      <li key="sms">
        <p>
          <b>Er gaan geen sms’jes uit: er is geen sms-dienst ingesteld.</b> Wie sms koos, wordt gebeld. Wilt u
          sms? Vraag wie de site beheert om <code>SMS_URL</code> in te stellen: zie <i>docs/operate.md</i>.
        </p>
      </li>
    ),
  ].filter(Boolean)
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
        <b>{one.branchName}</b>: {persons(one.people)} {one.people === 1 ? 'staat' : 'staan'} nog op iets dat
        niet doorgaat. {one.late > 0 ? <Late>Te laat</Late> : `Zeg het ${beforeWords(one.dueAt, now)}.`}
      </Row>
    )),
    ...more(hit, 'hit', '/bellen', 'Naar de bellijst', [
      'vestiging waar mensen op iets staan dat niet doorgaat',
      'vestigingen waar mensen op iets staan dat niet doorgaat',
    ]),
    calls > 0 ? (
      <Row key="calls" href="/bellen" act="Naar de bellijst" about="bellen">
        {persons(calls)} bellen{before ? `, ${beforeWords(before, now)}` : ''}.
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
        {persons(unseen)} {unseen === 1 ? 'meldde' : 'meldden'} zich zes maanden niet aan. Blijft dat zo, dan
        verdwijnt {unseen === 1 ? 'het account' : 'hun account'}.
      </Row>
    ) : null,
  ].filter(Boolean)
}

/** What is planned, or is not: hours, courses, what is set up. */
function planRows({ attention, setup, now }: Props): ReactNode[] {
  const { ending, without, below, shut, school } = attention
  const steps = setup.filter(({ step, done }) => !done && !laterSteps.has(step))
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
    ...more(shut, 'shut', '/beheer/cursussen', 'Naar de cursussen', [
      'les op een gesloten dag',
      'lessen op een gesloten dag',
    ]),
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
    ...more(below, 'below', '/beheer/cursussen', 'Naar de cursussen', [
      'cursus met te weinig mensen',
      'cursussen met te weinig mensen',
    ]),
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
    ...more(ending, 'ending', '/beheer/spreekuren', 'Naar de spreekuren', [
      'spreekuur dat stopt',
      'spreekuren die stoppen',
    ]),
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
    ...school.map(({ region, until, lastLesson }) => (
      <Row
        key={`school ${region}`}
        href={schoolOf(region)}
        act="Vul ze in"
        about={`schoolvakanties van regio ${regionWords[region]}`}
      >
        {unknownWords({ region, until, years: [Number(lastLesson.slice(0, 4))] })} Er zijn lessen tot en met{' '}
        {sayDay(lastLesson)}.
      </Row>
    )),
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

/** Where visitors come from, as far as that is not right: for the coordinator, or for whoever keeps the site running. */
function siteRows({ proxies, attention: { fromOnePlace } }: Props): ReactNode[] {
  return [
    fromOnePlace > 0 ? (
      <Row key="place" href={addressesPath} act="Zeg welk adres van u is" about="internet van de bibliotheek">
        In drie dagen is {fromOnePlace} keer geboekt vanaf één plek op internet. Is dat uw bibliotheek? Zeg
        dat dan, anders leest wie daar boekt al gauw “Bel ons”.
      </Row>
    ) : null,
    proxies === 'ok' ? null : (
      <li key="proxies">
        <p>
          De website ziet niet goed van welk adres bezoekers komen. Daardoor kan iemand ten onrechte moeten
          wachten. Vraag wie de website beheert om te kijken naar <code>TRUSTED_PROXIES</code>: er zijn{' '}
          {proxies === 'more' ? 'meer' : 'minder'} proxy’s dan daar staat.
        </p>
      </li>
    ),
  ].filter(Boolean)
}

/** How many there are beside those that are named. */
function more(
  { first, total }: Some<unknown>,
  key: string,
  href: string,
  act: string,
  [one, several]: [one: string, several: string],
) {
  const left = total - first.length
  if (left <= 0) return []
  const about = left === 1 ? one : several
  return [
    <Row key={`${key} more`} href={href} act={act} about={about}>
      En nog {left} {about}.
    </Row>,
  ]
}

function Late({ children }: { children: ReactNode }) {
  return <b className="late-word">{children}</b>
}
