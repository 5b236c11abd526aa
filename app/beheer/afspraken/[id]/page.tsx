import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { standingOf, versionThatCounts } from '@/lib/needs/rules/agreement'
import { may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { addDays, localDate } from '@/lib/tools/time'
import { agreementAsked } from '../_asked'
import { EndForm, ReviewForm } from '../_change'
import { agreementAt, agreementsPath, amongPartners } from '../_paths'
import { VersionFacts } from '../_version'
import { directionWords, validWords } from '../_words'

const done: Record<string, string> = {
  gemaakt: 'De afspraak staat erin.',
  versie: 'De nieuwe versie staat erin.',
  contact: 'De contactpersonen zijn bewaard.',
  bekeken: 'Bewaard. Wij laten zien wanneer het weer zover is.',
  beeindigd: 'De laatste dag is bewaard. Vragen die al lopen, gaan door met de dagen van toen.',
}

type Props = Asked & { params: Promise<{ id: string }> }

export default async function AgreementPage({ params, searchParams }: Props) {
  const who = await workerHere('/beheer/afspraken')
  const [{ id }, { gelukt, doe }, now] = [await params, await askedOf(searchParams), clock()]
  const found = await agreementAsked(who, id, now)
  const today = localDate(now)
  const counts = versionThatCounts(found.versions, today)
  const others = found.versions.filter((one) => one !== counts)
  const isOver = !counts || standingOf(counts, today) === 'over'
  const [agreementId, heading] = [String(found.agreementId), directionWords(found)]
  return (
    <WorkPage
      who={who}
      path={amongPartners}
      heading={heading}
      back={{ href: agreementsPath, label: 'Afspraken met partners' }}
    >
      {gelukt && Object.hasOwn(done, gelukt) ? <Notice>{done[gelukt]}</Notice> : null}
      {counts ? <VersionFacts agreement={found} version={counts} now={now} /> : null}
      {may(who.actor, 'agreements.set') ? (
        <Change agreementId={agreementId} isOver={isOver} today={today} doing={doe} />
      ) : null}
      {others.length > 0 ? <h2>Andere versies</h2> : null}
      {others.map((one) => (
        <details key={one.versionId} className="fold">
          <summary>
            Versie {one.number}: {validWords(one, now)}
          </summary>
          <VersionFacts agreement={found} version={one} now={now} />
        </details>
      ))}
    </WorkPage>
  )
}

type ChangeProps = { agreementId: string; isOver: boolean; today: string; doing: string | undefined }

/** What can be changed of an agreement; a form stands there once it is asked for. */
function Change({ agreementId, isOver, today, doing }: ChangeProps) {
  const here = agreementAt(Number(agreementId))
  return (
    <>
      <div className="buttons">
        <a className="button" href={`/beheer/afspraken/wijzig?afspraak=${agreementId}`}>
          Nieuwe versie
        </a>
        {isOver ? null : (
          <>
            <a className="button" href={`/beheer/afspraken/contact?afspraak=${agreementId}`}>
              Wijzig contactpersonen
            </a>
            {doing === 'bekeken' ? null : (
              <a className="button" href={`${here}?doe=bekeken#doe`}>
                De afspraak is bekeken
              </a>
            )}
            {doing === 'einde' ? null : (
              <a className="button" href={`${here}?doe=einde#doe`}>
                Beëindig de afspraak
              </a>
            )}
          </>
        )}
      </div>
      {!isOver && doing === 'bekeken' ? (
        <section id="doe">
          <h2>De afspraak is bekeken</h2>
          <ReviewForm agreementId={agreementId} firstDay={addDays(today, 1)} />
        </section>
      ) : null}
      {!isOver && doing === 'einde' ? (
        <section id="doe">
          <h2>Beëindig de afspraak</h2>
          <p>Daarna wordt niemand meer gevraagd. Vragen die al lopen, gaan door met de dagen van nu.</p>
          <EndForm agreementId={agreementId} firstDay={today} />
        </section>
      ) : null}
    </>
  )
}
