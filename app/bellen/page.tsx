import { type Asked, askedOf } from '@/app/_shared/asked'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { reachMoment, usualReach } from '@/lib/network/rules/hours'
import { type Called, calledToday } from '@/lib/notices/queries/called'
import { type Call, callsFor } from '@/lib/notices/queries/calls'
import { tasksFor } from '@/lib/tasks/queries'
import { clock } from '@/lib/tools/clock'
import { CallLine } from './_call'
import { Done, Tasks, Undo } from './_done'
import type { Narrowed } from './_paths'
import { outcomeOf, reasons } from './_words'

const { moment } = dates('nl')

export default async function CallsPage({ searchParams }: Asked) {
  const who = await workerHere('/bellen')
  const { gedaan, terug, taak, vestiging, reden } = await askedOf(searchParams)
  const now = clock()
  const [all, done, tasks] = await Promise.all([
    callsFor(who.actor, now),
    calledToday(who.actor, now),
    tasksFor(who.actor, now),
  ])
  const narrowed = { vestiging, reden }
  const calls = all.filter((call) => isIn(call, narrowed))
  const open = calls.filter((call) => call.mine || call.dueAt <= now)
  const later = calls.filter((call) => !open.includes(call))
  const shared = { narrowed, now }
  return (
    <WorkPage who={who} path="/bellen" heading="Nog te bellen">
      <Said one={done.find(({ callId }) => callId === gedaan)} {...shared} />
      {terug ? <p className="notice">Dat is ongedaan gemaakt.</p> : null}
      {taak ? <p className="notice">De taak is gedaan.</p> : null}
      <p>
        {open.length === 0 ? 'Er is nu niemand om te bellen.' : `Nu te bellen: ${open.length}.`} Wie het eerst
        moet kiezen, staat bovenaan.
      </p>
      {reachMoment('sms', now, usualReach) > now ? <p>Bel niemand tussen 21.00 en 8.00 uur.</p> : null}
      <p className="call-paper">Lijst van {moment(now)}.</p>
      <Filters calls={all} narrowed={narrowed} />
      <Lines calls={[...open.filter(({ mine }) => mine), ...open.filter(({ mine }) => !mine)]} {...shared} />
      {later.length > 0 ? (
        <details className="fold" open={open.length === 0}>
          <summary>Later ({later.length})</summary>
          <Lines calls={later} {...shared} />
        </details>
      ) : null}
      {tasks.length > 0 ? <Tasks list={tasks} {...shared} /> : null}
      {done.length > 0 ? <Done done={done} {...shared} /> : null}
      {calls.length > 0 ? <PrintButton label="Print de lijst" aside /> : null}
    </WorkPage>
  )
}

function isIn(call: Call, { vestiging, reden }: Narrowed): boolean {
  if (vestiging && call.branchSlug !== vestiging) return false
  return !reden || call.kind === reden
}

/** What was just written down, with the way back. */
function Said({ one, narrowed, now }: { one: Called | undefined; narrowed: Narrowed; now: Date }) {
  if (!one || one.undone) return null
  return (
    <div className="notice call-said" role="status">
      <p>
        Dat is opgeschreven. <bdi translate="no">{one.name}</bdi>: {outcomeOf(one)}.
      </p>
      <Undo one={one} narrowed={narrowed} now={now} />
    </div>
  )
}

function Lines({ calls, narrowed, now }: { calls: Call[]; narrowed: Narrowed; now: Date }) {
  const busy = calls.some(({ mine }) => mine)
  const next = busy ? undefined : calls.find(({ takenBy }) => takenBy === null)
  return (
    <ul className="calls">
      {calls.map((call) => (
        <CallLine key={call.messageId} call={call} narrowed={narrowed} now={now} first={call === next} />
      ))}
    </ul>
  )
}

function Filters({ calls, narrowed }: { calls: Call[]; narrowed: Narrowed }) {
  const places = new Map(calls.map(({ branchSlug, branchName }) => [branchSlug, branchName]))
  const kinds = [...new Set(calls.map(({ kind }) => kind))]
  if (calls.length === 0) return null
  return (
    <details className="fold call-filters" open={Boolean(narrowed.vestiging || narrowed.reden)}>
      <summary>Kies een vestiging of een reden</summary>
      <FilterForm path="/bellen" chosen={narrowed}>
        <SelectField
          name="vestiging"
          label="Vestiging"
          first="Alle vestigingen"
          options={[...places].map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          name="reden"
          label="Reden"
          first="Alle redenen"
          options={kinds.map((value) => ({ value, label: reasons[value] }))}
        />
      </FilterForm>
    </details>
  )
}
