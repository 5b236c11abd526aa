import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'

export default async function WeekPage() {
  const who = await workerHere('/beheer')
  return (
    <WorkPage who={who} path="/beheer" heading="De week">
      {null}
    </WorkPage>
  )
}
