import type { Asked } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { clock } from '@/lib/tools/clock'
import { wishOf } from '../_asked'
import { FreePlaces } from '../_free'

export default async function ChoosePage({ searchParams }: Asked) {
  const who = await workerHere('/partner')
  return (
    <WorkPage
      who={who}
      path="/partner/nieuw"
      heading="Waar meldt u de inwoner voor aan?"
      back={{ href: '/partner', label: 'Begin' }}
    >
      <FreePlaces
        actor={who.actor}
        path="/partner/nieuw"
        wish={await wishOf(searchParams)}
        now={clock()}
        times={3}
        most={100}
        heading="h2"
      />
    </WorkPage>
  )
}
