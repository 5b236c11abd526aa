import { notFound, redirect } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { houseOf, NeedCard } from '@/app/_shared/needs/card'
import { LeftForm, leftOf } from '@/app/_shared/needs/left'
import { ownPhone } from '@/app/_shared/own-phone'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { needCard } from '@/lib/needs/queries/ask'
import { libraryLogo } from '@/lib/network/queries/house-style'
import { clock } from '@/lib/tools/clock'
import { config } from '@/lib/tools/config'
import { needCardAt } from '../../../partner/_paths'
import { needAt } from '../../_paths'

type Props = Asked & { params: Promise<{ id: string }> }

export default async function NeedCardPage({ params, searchParams }: Props) {
  const who = await workerHere('/balie/vragen')
  const [{ id }, asked] = [await params, await askedOf(searchParams)]
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound()
  const card = await needCard(who.actor, { needId: id }, clock())
  // What has ended has nothing to wait for; its page says so.
  if (!card) redirect(needAt(id))
  const left = leftOf(asked)
  return (
    <WorkPage
      who={who}
      path={needAt(id)}
      heading="Kaartje"
      back={{ href: needAt(id, 'kaartje'), label: 'Naar de vraag' }}
    >
      {asked.nieuw ? (
        <Notice>
          {card.caller ? `${card.caller.name} is gevraagd.` : 'De vraag staat bij ons.'} Print het kaartje en
          geef het mee.
        </Notice>
      ) : null}
      <PrintButton label="Print het kaartje" />
      <NeedCard
        facts={card}
        left={left}
        house={houseOf({ ...config(), libraryPhone: await ownPhone() }, await libraryLogo(who.actor))}
      />
      {card.caller ? (
        <LeftForm path={needCardAt(id)} left={left} hasNumber={card.caller.phone !== null} />
      ) : null}
    </WorkPage>
  )
}
