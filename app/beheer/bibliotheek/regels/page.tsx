import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { type Library, librarySettings } from '@/lib/network/queries/library'
import { hoursWritten } from '@/lib/network/rules/week'
import { libraryPath, rulesPath } from '../_paths'
import { RulesForm } from '../_rules-form'

export default async function RulesPage() {
  const who = await workerHere('/beheer/bibliotheek')
  const own = await librarySettings(who.actor)
  if (!own) notFound()
  const heading = 'Bellen en boeken'
  return (
    <WorkPage
      who={who}
      path={rulesPath}
      heading={heading}
      ownTitle
      back={{ href: libraryPath, label: 'De bibliotheek' }}
    >
      <RulesForm title={heading} saved={savedOf(own)} />
    </WorkPage>
  )
}

function savedOf(own: Library): Record<string, string> {
  const { offerHours, bookAheadDays, bookBeforeMinutes, overbookMost, holdOneIn } = own
  const numbers = Object.entries({ offerHours, bookAheadDays, bookBeforeMinutes, overbookMost, holdOneIn })
  return Object.fromEntries([
    ...own.calls.map((window, i) => [`calls${i + 1}`, window ? hoursWritten([window]) : '']),
    ...numbers.map(([name, number]) => [name, String(number)]),
  ])
}
