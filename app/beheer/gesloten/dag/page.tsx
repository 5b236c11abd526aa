import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { branches } from '@/lib/network/queries/branches'
import { isClosedOn } from '@/lib/network/rules/branches'
import { type Closure, closures } from '@/lib/planning/queries/closed'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { ClosureForm } from '../_form'
import { closedPath } from '../_paths'

export default async function ClosurePage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/gesloten')
  const { wijzig } = await askedOf(searchParams)
  const [all, known] = await Promise.all([branches(who.actor), closures(who.actor)])
  const changed = known.find(({ id }) => String(id) === wijzig)
  // A closure of a branch that is closed for good by now can still be put right.
  const today = localDate(clock())
  const places = all.filter((one) => one.id === changed?.branchId || !isClosedOn(one, today))
  const heading = changed ? 'Gesloten dagen wijzigen' : 'Nieuwe gesloten dag'
  return (
    <WorkPage
      who={who}
      path={closedPath}
      heading={heading}
      ownTitle
      back={{ href: closedPath, label: 'Gesloten dagen' }}
    >
      <ClosureForm
        key={changed?.id ?? 'new'}
        title={heading}
        branches={places.map(({ id, name }) => ({ value: String(id), label: name }))}
        saved={changed ? savedOf(changed) : places.length === 1 ? { branchId: 'all' } : {}}
        closureId={changed ? String(changed.id) : ''}
      />
    </WorkPage>
  )
}

function savedOf({ branchId, fromDate, untilDate, fromTime, untilTime, reason }: Closure) {
  return {
    ...{ branchId: branchId === null ? 'all' : String(branchId), fromDate, reason },
    ...{ untilDate: untilDate === fromDate ? '' : untilDate },
    ...{ fromTime: fromTime ?? '', untilTime: untilTime ?? '' },
  }
}
