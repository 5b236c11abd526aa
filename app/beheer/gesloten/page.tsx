import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { closures, holidaysAhead, schoolHolidays } from '@/lib/planning/queries/closed'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { regionWords } from '../_holiday-words'
import { NextStep } from '../bibliotheek/_next'
import { AgendaSaved } from '../geraakt/_saved'
import { ClosureList, HolidayList, SchoolList } from './_lists'
import { closedPath } from './_paths'

export default async function ClosedPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/gesloten')
  const [asked, now] = [await askedOf(searchParams), clock()]
  const [all, holidays, school] = await Promise.all([
    closures(who.actor),
    holidaysAhead(who.actor, now),
    schoolHolidays(who.actor, now),
  ])
  const today = localDate(now)
  const over = all.filter(({ untilDate }) => untilDate < today)
  const region = Object.entries(regionWords).find(([code]) => code === asked.gelukt)?.[1]
  return (
    <WorkPage who={who} path={closedPath} heading="Gesloten dagen">
      <AgendaSaved asked={asked} />
      {region ? (
        <>
          <Notice>De schoolvakanties van regio {region} zijn bewaard.</Notice>
          <NextStep actor={who.actor} />
        </>
      ) : null}
      <p>Op deze dagen is er geen spreekuur en geen les. Inwoners zien dat, en kunnen dan niets afspreken.</p>
      <p className="buttons">
        <a className="button primary" href={`${closedPath}/dag`}>
          Nieuwe gesloten dag
        </a>
      </p>
      <h2>Zelf opgeschreven</h2>
      <ClosureList closures={all.filter((one) => !over.includes(one))} now={now} />
      {over.length > 0 ? (
        <details className="fold">
          <summary>Voorbij ({over.length})</summary>
          <ClosureList closures={over.reverse()} now={now} over />
        </details>
      ) : null}
      <h2>Feestdagen</h2>
      <HolidayList holidays={holidays} now={now} />
      <h2 id="schoolvakanties">Schoolvakanties</h2>
      <SchoolList {...school} now={now} />
    </WorkPage>
  )
}
