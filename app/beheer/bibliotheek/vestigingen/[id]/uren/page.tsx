import { type Asked, askedOf } from '@/app/_shared/asked'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { openings } from '@/lib/network/input/opening'
import type { OwnBranch } from '@/lib/network/queries/own-branches'
import { isClosedOn } from '@/lib/network/rules/branches'
import { openWeekOf } from '@/lib/network/rules/opening'
import { hoursWritten, perDay } from '@/lib/network/rules/week'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { branchHere, type OfBranch } from '../../../_branch'
import { HoursForm } from '../../../_hours-form'
import { branchAt, branchDone, hoursAt } from '../../../_paths'

export default async function OpeningHoursPage({ params, searchParams }: OfBranch & Asked) {
  const { who, branch } = await branchHere(params)
  const { gelukt } = await askedOf(searchParams)
  const heading = `Openingstijden van ${branch.name}`
  return (
    <WorkPage
      who={who}
      path={hoursAt(branch.id)}
      heading={heading}
      ownTitle
      back={{ href: branchAt(branch.id), label: branch.name }}
    >
      {gelukt === 'gemaakt' ? (
        <Notice>
          {branch.name} staat erbij. Wanneer is deze vestiging open?
          {branch.kind === 'outside' ? (
            <>
              {' '}
              Weet u dat niet, of is het niet van u?{' '}
              <a href={branchDone('later')({ branchId: branch.id })}>Sla dit over</a>.
            </>
          ) : null}
        </Notice>
      ) : null}
      {isClosedOn(branch, localDate(clock())) ? (
        <p>{branch.name} is voorgoed dicht. Hier hoeven geen openingstijden meer.</p>
      ) : (
        <HoursForm
          title={heading}
          branchId={String(branch.id)}
          saved={savedOf(branch)}
          held={branch.held}
          before={openWeekOf(branch.hours)}
        />
      )}
    </WorkPage>
  )
}

function savedOf({ hours }: OwnBranch): Record<string, string> {
  return Object.fromEntries(
    openings.flatMap((kind) =>
      perDay(hours.filter((one) => one.kind === kind)).map(({ weekday, spans }) => [
        `${kind}${weekday}`,
        hoursWritten(spans),
      ]),
    ),
  )
}
