import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { type Agreement, agreements } from '@/lib/needs/queries/versions'
import { standingOf } from '@/lib/needs/rules/agreement'
import { attentionIn } from '@/lib/needs/rules/matrix'
import { may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { partnerAt } from '../partners/_paths'
import { AttentionList } from './_attention'
import { AgreementList } from './_list'
import { amongPartners } from './_paths'
import { partnerIn } from './_words'

const done: Record<string, string> = { weg: 'De afspraak is weg. Hij was nog niet begonnen.' }

export default async function AgreementsPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/afspraken')
  const [{ gelukt }, now] = [await askedOf(searchParams), clock()]
  const all = await agreements(who.actor, now)
  const today = localDate(now)
  const isOver = ({ versions }: Agreement) => versions.every((one) => standingOf(one, today) === 'over')
  const [standing, over] = [all.filter((one) => !isOver(one)), all.filter(isOver)]
  return (
    <WorkPage
      who={who}
      path={amongPartners}
      heading="Afspraken met partners"
      back={{ href: '/beheer/partners', label: 'Partners' }}
    >
      {gelukt && Object.hasOwn(done, gelukt) ? <Notice>{done[gelukt]}</Notice> : null}
      <p>Wie inwoners naar wie stuurt, waarmee, en hoe snel iemand belt.</p>
      <div className="buttons">
        {may(who.actor, 'agreements.set') ? (
          <a className="button primary" href="/beheer/afspraken/nieuw">
            Nieuwe afspraak
          </a>
        ) : null}
        <a className="button" href="/beheer/afspraken/overzicht">
          Overzicht: wie vraagt wie wat
        </a>
      </div>
      <AttentionList attention={attentionIn(all, today)} now={now} />
      {all.length === 0 ? <p>Er is nog niets afgesproken.</p> : null}
      <PerPartner agreements={standing} now={now} />
      {over.length > 0 ? (
        <details className="fold">
          <summary>Voorbij ({over.length})</summary>
          <PerPartner agreements={over} now={now} />
        </details>
      ) : null}
    </WorkPage>
  )
}

/** Agreements with one partner together, partners in the order of the alphabet. */
function PerPartner({ agreements: all, now }: { agreements: Agreement[]; now: Date }) {
  const each = [...Map.groupBy(all, (one) => partnerIn(one).name)]
  return each
    .sort(([one], [other]) => one.localeCompare(other, 'nl'))
    .map(([name, own]) => {
      const [first] = own
      return (
        <section key={name}>
          <h2>
            {first ? (
              <a href={partnerAt(partnerIn(first).id)}>
                <bdi translate="no">{name}</bdi>
              </a>
            ) : null}
          </h2>
          <AgreementList agreements={own} now={now} />
        </section>
      )
    })
}
