import { redirect } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { signInPage, withBack } from '@/app/_shared/doors'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { ownPapers } from '@/lib/team/queries/factor'
import { clock } from '@/lib/tools/clock'

export default async function PaperCodesPage({ searchParams }: Asked) {
  const { terug } = await askedOf(searchParams)
  const who = await workerHere('/account')
  const codes = await ownPapers(who.actor, who.sessionId, clock())
  if (!codes) redirect('/account')
  return (
    <WorkPage who={who} path="/account/herstelcodes" heading="Bewaar deze codes">
      <p className="lead">Uw tweede stap is ingesteld.</p>
      <p>
        Raakt u uw telefoon kwijt? Dan meldt u zich aan met een van deze codes. Elke code werkt één keer.
        Print ze of schrijf ze over, en leg ze op een veilige plek. U ziet ze alleen nu.
      </p>
      <ul className="paper-codes" translate="no">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <a className="button primary" href={withBack(signInPage, terug ?? null)}>
          Ik heb de codes bewaard
        </a>
      </p>
    </WorkPage>
  )
}
