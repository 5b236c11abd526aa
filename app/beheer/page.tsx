import { type Asked, askedOf } from '@/app/_shared/asked'
import { proxiesFound } from '@/app/_shared/proxies'
import { workerHere } from '@/app/_shared/session'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { BRANCHES_SHOWN, weekOf } from '@/lib/availability/queries/week'
import { branches } from '@/lib/network/queries/branches'
import { setupState } from '@/lib/network/queries/setup'
import { attentionFor } from '@/lib/notices/queries/attention'
import { dueNow } from '@/lib/notices/queries/due'
import { clock } from '@/lib/tools/clock'
import { carriers } from '@/lib/tools/config'
import { localDate } from '@/lib/tools/time'
import { ThisFirst } from './_week-attention'
import { WeekChoice, WhichBranches } from './_week-choice'
import { dayAsked, dayShown, firstAsked } from './_week-paths'
import { WeekTable } from './_week-table'
import { libraryPath } from './bibliotheek/_paths'

export default async function WeekPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer')
  const asked = await askedOf(searchParams)
  const now = clock()
  const first = firstAsked(asked.vanaf, BRANCHES_SHOWN)
  const [week, attention, due, setup, all] = await Promise.all([
    weekOf(
      who.actor,
      {
        day: dayAsked(asked.week, now),
        skip: first,
        branchSlug: asked.vestiging || undefined,
        municipalitySlug: asked.gemeente || undefined,
      },
      now,
    ),
    attentionFor(who.actor, now),
    dueNow(who.actor, now),
    setupState(who.actor, now),
    branches(who.actor),
  ])
  const { gemeente, vestiging, vanaf } = asked
  const chosen = { week: asked.week, gemeente, vestiging, vanaf }
  const inTown = all.filter((one) => !gemeente || one.municipalitySlug === gemeente)
  const towns = new Map(all.map((one) => [one.municipalitySlug, one.municipality]))
  return (
    <WorkPage who={who} path="/beheer" heading="De week">
      <ThisFirst {...{ attention, due, setup, now }} can={carriers()} proxies={await proxiesFound()} />
      <WeekChoice
        days={week.days}
        asked={chosen}
        today={localDate(now)}
        towns={[...towns].map(([value, label]) => ({ value, label }))}
        branches={inTown.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      {week.branches.length > 0 ? (
        <WeekTable
          days={week.days}
          branches={week.branches}
          asked={chosen}
          shown={dayShown(asked.dag, week.days, now)}
          now={now}
        />
      ) : (
        <NoBranch isFirst={all.length === 0} />
      )}
      <WhichBranches
        first={week.first}
        shown={week.branches.length}
        total={week.total}
        page={BRANCHES_SHOWN}
        asked={chosen}
      />
      {week.branches.length > 0 ? <PrintButton label="Print de week" aside /> : null}
    </WorkPage>
  )
}

/** No branch is shown: because there is none, or by what was chosen. */
function NoBranch({ isFirst }: { isFirst: boolean }) {
  if (isFirst)
    return (
      <p>
        Er zijn nog geen vestigingen. <a href={libraryPath}>Richt eerst de bibliotheek in</a>.
      </p>
    )
  return (
    <p>
      Met deze keuze is er geen vestiging. <a href="/beheer">Laat alle vestigingen zien</a>.
    </p>
  )
}
