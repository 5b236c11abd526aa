import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { schoolRegions } from '@/lib/planning/input/closed'
import { schoolHolidays } from '@/lib/planning/queries/closed'
import { clock } from '@/lib/tools/clock'
import { regionWords } from '../../_holiday-words'
import { closedPath } from '../_paths'
import { SchoolForm } from './_form'

/** Where the dates of every region are published. */
const national = 'https://www.rijksoverheid.nl/onderwerpen/schoolvakanties'

export default async function SchoolHolidaysPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/gesloten')
  const [{ regio }, now] = [await askedOf(searchParams), clock()]
  const { holidays, regions } = await schoolHolidays(who.actor, now)
  // Nothing asked: the first region of which nothing is known yet.
  const empty = regions.find((one) => !holidays.some((known) => known.region === one))
  const region = schoolRegions.find((one) => one === regio) ?? empty ?? regions[0] ?? 'midden'
  const heading = `Schoolvakanties, regio ${regionWords[region]}`
  return (
    <WorkPage
      who={who}
      path={closedPath}
      heading={heading}
      ownTitle
      back={{ href: closedPath, label: 'Gesloten dagen' }}
    >
      <p>
        De dagen staan op <a href={national}>rijksoverheid.nl</a>. Cursussen die u plant, slaan deze weken
        over. Wat al gepland is, blijft staan.
      </p>
      <SchoolForm
        title={heading}
        region={region}
        saved={Object.fromEntries(
          holidays
            .filter((one) => one.region === region)
            .flatMap(({ name, fromDate, untilDate }, i) =>
              Object.entries({ name, fromDate, untilDate }).map(([field, value]) => [
                `holidays.p${i}.${field}`,
                value,
              ]),
            ),
        )}
      />
    </WorkPage>
  )
}
