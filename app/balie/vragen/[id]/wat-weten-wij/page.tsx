import { Download } from 'lucide-react'
import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { knownOfNeed } from '@/lib/privacy/queries/known'
import { clock } from '@/lib/tools/clock'
import { isId } from '../../../_booking-paths'
import { KnownOfPerson } from '../../../_known-person'

type Props = { params: Promise<{ id: string }> }

export default async function KnownOfNeedPage({ params }: Props) {
  const who = await workerHere('/balie/vragen')
  const { id } = await params
  const now = clock()
  const known = isId(id) ? await knownOfNeed(who.actor, { needId: id }, now) : null
  if (!known) notFound()
  const at = `/balie/vragen/${id}/wat-weten-wij`
  return (
    <WorkPage
      who={who}
      path={at}
      heading="Wat weten wij van mij?"
      back={{ href: `/balie/vragen/${id}`, label: 'Terug naar de vraag' }}
    >
      <PrintButton label="Print deze bladzijde" />
      <KnownOfPerson known={known} organisation={who.organisation} now={now} />
      <p className="buttons">
        <a className="button" href={`${at}/gegevens.json`} download>
          <Download size={20} />
          Als bestand (JSON)
        </a>
        <a className="button" href={`/balie/vragen/${id}/wissen`}>
          Wis alles
        </a>
      </p>
    </WorkPage>
  )
}
