import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { branches } from '@/lib/network/queries/branches'
import { isClosedOn } from '@/lib/network/rules/branches'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { First } from '../../_first'
import { HoursForm } from '../_form'
import { newHours } from '../_own'
import { hoursPath } from '../_paths'
import { languageTicks, rhythmOptions, topicTicks, weekdayOptions } from '../_ticks'

export default async function NewHoursPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/spreekuren')
  const [{ vestiging }, now] = [await askedOf(searchParams), clock()]
  const today = localDate(now)
  const all = (await branches(who.actor)).filter((one) => !isClosedOn(one, today))
  const heading = 'Nieuw spreekuur'
  return (
    <WorkPage
      who={who}
      path={hoursPath}
      heading={heading}
      ownTitle
      back={{ href: hoursPath, label: 'Spreekuren' }}
    >
      {all.length === 0 ? (
        <First of="branch" />
      ) : (
        <HoursForm
          title={heading}
          branches={all.map(({ id, name }) => ({ value: String(id), label: name }))}
          rhythms={rhythmOptions}
          weekdays={weekdayOptions}
          languages={languageTicks()}
          topics={topicTicks([])}
          saved={newHours(all.find(({ id }) => String(id) === vestiging) ? vestiging : undefined, now)}
          firstDay={today}
        />
      )}
    </WorkPage>
  )
}
