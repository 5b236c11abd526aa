import { type Asked, askedOf } from '@/app/_shared/asked'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { atWords } from '@/app/_shared/texts/desk'
import { Notice } from '@/app/_shared/ui/notice'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { reachMoment, usualReach } from '@/lib/network/rules/hours'
import { calledToday } from '@/lib/notices/queries/called'
import { type Call, callsFor } from '@/lib/notices/queries/calls'
import { needCalledToday } from '@/lib/notices/queries/need-called'
import { type NeedCall, needCallsFor } from '@/lib/notices/queries/need-calls'
import { tasksDone, tasksFor } from '@/lib/tasks/queries'
import { may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { CallLine } from './_call'
import { Done, endedAs, type Made, Undo } from './_done'
import { DoneTasks, JustEnded } from './_done-tasks'
import { NeedCallLine } from './_need'
import { needReasons } from './_need-words'
import type { Narrowed } from './_paths'
import { Tasks } from './_tasks'
import { reasons } from './_words'

const { moment } = dates('nl')

type Line = Call | NeedCall
const why: Record<Line['kind'], string> = { ...reasons, ...needReasons }
/** What the library guards is of no branch: it stands in the list of each. */
const isAt =
  (branch: string | undefined) =>
  (one: object): boolean =>
    !branch || !('branchSlug' in one) || one.branchSlug === branch

export default async function CallsPage({ searchParams }: Asked) {
  const who = await workerHere('/bellen')
  const { gedaan, terug, taak, bel, vestiging, reden } = await askedOf(searchParams)
  const now = clock()
  const [calls, needCalls, called, needCalled, tasks, ended] = await Promise.all([
    callsFor(who.actor, now),
    needCallsFor(who.actor, now),
    calledToday(who.actor, now),
    needCalledToday(who.actor, now),
    tasksFor(who.actor, now),
    tasksDone(who.actor, now),
  ])
  const all: Line[] = [...calls, ...needCalls].sort((one, other) => +one.until - +other.until)
  const done: Made[] = [...called, ...needCalled].sort((one, other) => +other.at - +one.at)
  const narrowed = { vestiging, reden }
  const here = isAt(vestiging)
  const isWhere = ({ branchSlug }: { branchSlug: string | null }) => !vestiging || branchSlug === vestiging
  const shown = all.filter((call) => here(call) && (!reden || call.kind === reden))
  const open = shown.filter((call) => call.mine || call.dueAt <= now)
  const later = shown.filter((call) => !open.includes(call))
  const shared = { narrowed, now }
  return (
    <WorkPage who={who} path="/bellen" heading="Nog te bellen">
      <Said one={done.find(({ callId }) => callId === gedaan)} {...shared} />
      {terug ? <Notice>Dat is ongedaan gemaakt.</Notice> : null}
      <JustEnded one={ended.find(({ taskId }) => taskId === taak)} narrowed={narrowed} />
      <HowMany open={open.length} narrowed={narrowed} />
      {reachMoment('sms', now, usualReach) > now ? <p>Bel niemand tussen 21.00 en 8.00 uur.</p> : null}
      <p className="call-paper">
        Lijst van {moment(now)}
        {[vestiging && calls.find(here)?.branchName, reden && shown[0] && why[shown[0].kind]]
          .filter(Boolean)
          .map((only) => ` · alleen ${only}`)}
      </p>
      <Filters
        calls={all}
        places={[...calls, ...tasks.filter((task) => task.kind !== 'rush'), ...called]}
        narrowed={narrowed}
      />
      <Lines
        calls={[...open.filter(({ mine }) => mine), ...open.filter(({ mine }) => !mine)]}
        at={bel}
        {...shared}
      />
      {later.length > 0 ? (
        <details
          className="fold"
          open={open.length === 0 || later.some(({ messageId }) => messageId === bel)}
        >
          <summary>Later ({later.length})</summary>
          <Lines calls={later} at={bel} {...shared} />
        </details>
      ) : null}
      <Tasks list={tasks.filter(here)} plans={may(who.actor, 'agenda.set')} {...shared} />
      <Done done={done.filter(here)} {...shared} />
      <DoneTasks done={ended.filter(isWhere)} narrowed={narrowed} />
      {shown.length > 0 ? <PrintButton label="Print de lijst" aside /> : null}
    </WorkPage>
  )
}

function HowMany({ open, narrowed: { vestiging, reden } }: { open: number; narrowed: Narrowed }) {
  if (open > 1) return <p>Nu te bellen: {open}. Wie het eerst gebeld moet zijn, staat bovenaan.</p>
  if (open === 1) return <p>Nu te bellen: 1.</p>
  if (!vestiging && !reden) return <p>Er is nu niemand om te bellen.</p>
  return (
    <p>
      Met deze keuze is er nu niemand om te bellen. <a href="/bellen">Toon iedereen</a>
    </p>
  )
}

/** What was just written down, with the way back. */
function Said({ one, narrowed, now }: { one: Made | undefined; narrowed: Narrowed; now: Date }) {
  if (!one || one.undone) return null
  return (
    <Notice className="call-said">
      <p>
        Dat is opgeschreven. <bdi translate="no">{one.name}</bdi>: {endedAs(one)}
        {one.againAt ? `, weer ${atWords(one.againAt, now)}` : ''}.
      </p>
      <Undo one={one} narrowed={narrowed} now={now} />
    </Notice>
  )
}

type LinesProps = {
  calls: Line[]
  /** With which something was just done. */
  at: string | undefined
  narrowed: Narrowed
  now: Date
}

function Lines({ calls, at, ...shared }: LinesProps) {
  const busy = calls.some(({ mine }) => mine)
  const next = busy ? undefined : calls.find(({ takenBy }) => takenBy === null)
  return (
    <ul className="calls">
      {calls.map((call) => {
        const line = { first: call === next, focused: call.messageId === at, ...shared }
        return 'about' in call ? (
          <NeedCallLine key={call.messageId} call={call} {...line} />
        ) : (
          <CallLine key={call.messageId} call={call} {...line} />
        )
      })}
    </ul>
  )
}

type FiltersProps = {
  calls: Line[]
  /** Where there is anything on the page. */
  places: { branchSlug: string; branchName: string }[]
  narrowed: Narrowed
}

function Filters({ calls, places, narrowed }: FiltersProps) {
  const { vestiging, reden } = narrowed
  const branches = new Map(places.map(({ branchSlug, branchName }) => [branchSlug, branchName]))
  const kinds = new Set(calls.map(({ kind }) => kind))
  // What is chosen stays to be seen, also when the last one of it is called.
  if (reden && Object.hasOwn(why, reden)) kinds.add(reden as Line['kind'])
  if (calls.length === 0 && !vestiging && !reden) return null
  return (
    <details className="fold call-filters" open={Boolean(vestiging || reden)}>
      <summary>Kies een vestiging of een reden</summary>
      <FilterForm path="/bellen" chosen={narrowed}>
        <SelectField
          name="vestiging"
          label="Vestiging"
          first="Alle vestigingen"
          options={[...branches].map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          name="reden"
          label="Reden"
          first="Alle redenen"
          options={[...kinds].map((value) => ({ value, label: why[value] }))}
        />
      </FilterForm>
    </details>
  )
}
