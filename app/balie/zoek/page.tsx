import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { screenOf } from '../_booking-words'
import { FindForm } from './_find'
import { FindNeed } from './_need'

const heading = 'Zoek een afspraak'

export default async function FindPage({ searchParams }: Asked) {
  const who = await workerHere('/balie/zoek')
  const { gewist, van } = await askedOf(searchParams)
  const from = van ? screenOf(van) : 'search'
  return (
    <WorkPage who={who} path="/balie/zoek" heading={heading} ownTitle>
      {gewist ? <Notice>De gegevens zijn gewist. Er gaat geen bericht meer uit.</Notice> : null}
      <FindForm title={heading} from={from} />
      <FindNeed />
    </WorkPage>
  )
}
