import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { workWords } from '@/app/inloggen/_words'
import { ownFactor } from '@/lib/team/queries/factor'
import type { Present } from '@/lib/team/queries/sessions'
import { RenameForm } from './_form'

export default async function AccountPage({ searchParams }: Asked) {
  const { naam } = await askedOf(searchParams)
  const who = await workerHere('/account')
  const { actor } = who
  const heading = 'Mijn account'
  return (
    <WorkPage who={who} path="/account" heading={heading} ownTitle>
      {naam ? <Notice>Uw naam is bewaard.</Notice> : null}
      <dl className="facts">
        <dt>E-mail</dt>
        <dd translate="no">{who.email}</dd>
        <dt>Werk</dt>
        <dd>
          {workWords(
            actor.kind === 'partner'
              ? { role: 'partner', contactPerson: actor.contactPerson }
              : { role: actor.role, contactPerson: false },
          )}{' '}
          bij {who.organisation}
        </dd>
      </dl>
      <h2>Uw naam</h2>
      <RenameForm title={heading} name={who.name} />
      <h2>Tweede stap bij het aanmelden</h2>
      <SecondStep who={who} />
      <h2>Afmelden</h2>
      <p>Met de knop “Afmelden” bovenaan bent u afgemeld op al uw apparaten tegelijk.</p>
    </WorkPage>
  )
}

async function SecondStep({ who }: { who: Present }) {
  if (who.via === 'oidc') return <p>Daar zorgt uw werkaccount voor.</p>
  const factor = await ownFactor(who.actor)
  if (!factor?.confirmedAt)
    return (
      <p>
        U hebt geen tweede stap. <a href="/account/tweede-stap">Stel de tweede stap in</a>
      </p>
    )
  return (
    <>
      <p>
        Uw tweede stap is ingesteld. U hebt nog{' '}
        {factor.papersLeft === 1 ? '1 code' : `${factor.papersLeft} codes`} op papier.
      </p>
      <p>
        Hebt u een nieuwe telefoon of nieuwe codes nodig?{' '}
        <a href="/account/tweede-stap">Stel de tweede stap opnieuw in</a>
      </p>
    </>
  )
}
