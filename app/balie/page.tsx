import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { TaskSaid } from '@/app/_shared/ui/task-done'
import { WorkPage } from '@/app/_shared/ui/work'
import { type Day, deskDay } from '@/lib/attendance/queries/day'
import type { Branch } from '@/lib/network/queries/branches'
import { uncovered } from '@/lib/network/rules/week'
import { dueNow } from '@/lib/notices/queries/due'
import { channels } from '@/lib/questions/rules/answers'
import { tasksDone, toTellAtDesk } from '@/lib/tasks/queries'
import { clock } from '@/lib/tools/clock'
import { localDate, weekday } from '@/lib/tools/time'
import { branchHere, keptBranch, knownBranches } from './_branch'
import { BranchForm } from './_branch-form'
import { First, Left } from './_first'
import { Keys } from './_keys'
import { DayList } from './_list'
import { Landed, Live } from './_live'
import { findOf, paperOf, questionOf, rowId } from './_paths'
import { Question } from './_question/question'
import { nextOf } from './_rows'
import { Tickets } from './_tickets'
import { ToTellHere } from './_to-tell'
import { undoTaskHereAction } from './actions'
import { partnersOf } from './partner/_paths'

const { hours, comma, shortDay } = dates('nl')

export default async function DayPage({ searchParams }: Asked) {
  const who = await workerHere('/balie')
  const { vestiging, rij, nu, terug, anders, verteld, onderwerp, via } = await askedOf(searchParams)
  const now = clock()
  const branch = await branchHere(vestiging)
  const heading = `Vandaag, ${shortDay(now)}`
  if (!branch)
    return (
      <WorkPage who={who} path="/balie" heading={heading}>
        <p>Er is nog geen vestiging. Vraag de coördinator om er een te maken.</p>
      </WorkPage>
    )
  const [day, due, toTell] = await Promise.all([
    deskDay(who.actor, { branchId: branch.id }, now),
    dueNow(who.actor, now),
    toTellAtDesk(who.actor, { branchId: branch.id }, now),
  ])
  const told = verteld
    ? (await tasksDone(who.actor, now)).find(({ taskId }) => taskId === verteld)
    : undefined
  const all = await knownBranches()
  // Whoever begins here sees the day of the first branch, and takes it for their own.
  const asks = vestiging === undefined && all.length > 1 && (await keptBranch()) === null
  const [next, walkIn] = [nextOf(day), walkInOf(branch, day, now)]
  return (
    <WorkPage who={who} path="/balie" heading={heading}>
      <div className="day-head">
        <BranchForm here={branch} branches={all} asks={asks} />
        <p className="day-ways">
          <a className="button" href={questionOf(branch.slug)} data-key="n" aria-keyshortcuts="n">
            + Nieuwe vraag <Letter is="n" />
          </a>
          <a className="button" href={findOf(branch.slug)} data-key="/" aria-keyshortcuts="/">
            Zoek <Letter is="/" />
          </a>
          <a className="button" href={partnersOf({ vestiging: branch.slug })}>
            Wie kan helpen?
          </a>
          <a className="button quiet" href={paperOf(branch.slug)}>
            Print de dag
          </a>
        </p>
      </div>
      <Live branchId={branch.id} stamp={day.stamp} />
      {rij ? <Landed key={`${rij} ${nu} ${terug}`} row={rowId(rij)} /> : null}
      {told ? <TaskSaid one={told} action={undoTaskHereAction} along={{ vestiging: branch.slug }} /> : null}
      {anders ? (
        <p className="notice attention" role="status">
          Een collega heeft iets anders gezet. Dat blijft staan.
        </p>
      ) : null}
      <First day={day} due={due} now={now} />
      <div className="day">
        <div>
          <Left day={day} vestiging={branch.slug} now={now} />
          <DayList {...{ day, branch, walkIn, next, now }} />
          <ToTellHere people={toTell} vestiging={branch.slug} now={now} />
          <Tickets day={day} branch={branch} next={next} walkIn={walkIn} />
        </div>
        <aside>
          <section id="vraag" className="day-panel" aria-labelledby="vraag-kop">
            <h2 id="vraag-kop">Nieuwe vraag</h2>
            <Question
              actor={who.actor}
              branch={branch}
              topic={onderwerp}
              channel={channels.find((one) => one === via) ?? null}
              now={now}
            />
          </section>
        </aside>
      </div>
      <Keys />
    </WorkPage>
  )
}

function Letter({ is }: { is: string }) {
  return (
    <span className="letter" aria-hidden="true">
      {is}
    </span>
  )
}

/** "Inloop is er 14.00 – 16.00 uur.", as far as the branch is open then; null when there is none today. */
function walkInOf({ walkIn }: Branch, { closed, closedAt }: Day, now: Date): string | null {
  const usual = walkIn.filter((one) => one.weekday === weekday(localDate(now)))
  const today = closed ? [] : usual.flatMap((one) => uncovered(one, closedAt))
  if (today.length === 0) return null
  return `Inloop is er ${today.map(({ fromTime, untilTime }) => hours(fromTime, untilTime)).join(comma)}.`
}
