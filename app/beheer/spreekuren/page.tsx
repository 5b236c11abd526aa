import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { AgendaSaved } from '../geraakt/_saved'

export default async function HoursPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/spreekuren')
  const asked = await askedOf(searchParams)
  return (
    <WorkPage who={who} path="/beheer/spreekuren" heading="Spreekuren">
      <AgendaSaved asked={asked} />
    </WorkPage>
  )
}
