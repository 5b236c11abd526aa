import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { agreementMatrix } from '@/lib/needs/queries/matrix'
import { clock } from '@/lib/tools/clock'
import { AttentionList } from '../_attention'
import { TownMatrices } from '../_matrix'
import { agreementsPath, amongPartners } from '../_paths'

const { day } = dates('nl')

export default async function MatrixPage() {
  const who = await workerHere('/beheer/afspraken/overzicht')
  const now = clock()
  const { towns, attention } = await agreementMatrix(who.actor, now)
  const heading = 'Wie vraagt wie wat'
  return (
    <WorkPage
      who={who}
      path={amongPartners}
      heading={heading}
      back={{ href: agreementsPath, label: 'Afspraken met partners' }}
    >
      <p className="matrix-paper">
        <b>{heading}</b> · {who.organisation} · {day(now)}
      </p>
      <p>
        Zo is het vandaag afgesproken, per gemeente. Bij elke afspraak staat binnen hoeveel werkdagen iemand
        de inwoner belt.
      </p>
      <PrintButton label="Print het overzicht" aside />
      <div className="matrix-screen">
        <AttentionList attention={attention} now={now} />
      </div>
      {towns.map((one) => (
        <TownMatrices key={one.town.id} of={one} now={now} />
      ))}
      <div className="matrix-last">
        <AttentionList attention={attention} now={now} id="aandacht-papier" />
      </div>
    </WorkPage>
  )
}
