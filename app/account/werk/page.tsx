import { redirect } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { ownPath } from '@/app/_shared/doors'
import { homeOf, mayEnter } from '@/app/_shared/entry'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { workWords } from '@/app/inloggen/_words'
import type { chooseWork } from '@/lib/team/commands/sessions'
import { ownWork } from '@/lib/team/queries/members'
import { clock } from '@/lib/tools/clock'
import type { ReasonOf } from '@/lib/tools/result'
import { chooseWorkAction } from '../actions'

const refusals: Record<ReasonOf<typeof chooseWork> | 'signed_out', string> = {
  unknown: 'Dit werk hebt u niet (meer).',
  sign_in_anew: 'Meld u hiervoor eerst af en weer aan.',
  signed_out: 'U bent afgemeld. Meld u opnieuw aan.',
}

/** Where somebody works now who has work in several organisations: after signing in, and whenever they change over. */
export default async function WorkChoicePage({ searchParams }: Asked) {
  const { terug, gekozen } = await askedOf(searchParams)
  const who = await workerHere('/account')
  const back = ownPath(terug)
  // Not every page that somebody came for opens for what they chose.
  if (gekozen) redirect(back && mayEnter(who.actor, back) ? back : homeOf(who.actor))
  const works = await ownWork(who.actor, clock())
  const choose = works.length > 1
  return (
    <WorkPage who={who} path="/account/werk" heading={choose ? 'Waar werkt u nu?' : 'Uw werk'}>
      <p className="lead">
        {choose
          ? 'U ziet alleen wat bij dit werk hoort. Wisselen kan altijd, bij uw naam.'
          : 'U werkt hier op één plek. Er is niets te kiezen.'}
      </p>
      <ul className="join">
        {works.map((work) => (
          <li key={work.memberId}>
            <span>
              <b translate="no">{work.organisation}</b>
              <small>
                {workWords(work)}
                {choose && work.isCurrent ? ' · hier werkt u nu' : ''}
              </small>
            </span>
            {choose ? <Choose work={work} back={back} /> : null}
          </li>
        ))}
      </ul>
      {choose ? null : (
        <p>
          <a className="button primary" href={back && mayEnter(who.actor, back) ? back : homeOf(who.actor)}>
            Ga verder
          </a>
        </p>
      )}
    </WorkPage>
  )
}

type Work = Awaited<ReturnType<typeof ownWork>>[number]

function Choose({ work, back }: { work: Work; back: string | null }) {
  const { memberId, organisation, isCurrent } = work
  return (
    <ButtonForm
      action={chooseWorkAction}
      label={isCurrent ? 'Blijf hier' : 'Werk hier'}
      about={`bij ${organisation}, als ${workWords(work)}`}
      along={{ memberId, ...(back ? { terug: back } : {}) }}
      refusals={refusals}
    />
  )
}
