import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { AgendaSaved } from '../geraakt/_saved'

export default async function ClosedPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/gesloten')
  const asked = await askedOf(searchParams)
  return (
    <WorkPage who={who} path="/beheer/gesloten" heading="Gesloten dagen">
      <AgendaSaved asked={asked} />
    </WorkPage>
  )
}
