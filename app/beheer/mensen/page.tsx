import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { LeftLately } from '@/app/_shared/ui/leaving'
import { Notice } from '@/app/_shared/ui/notice'
import { doneWith, Invitations, type Member, People } from '@/app/_shared/ui/people'
import { WorkPage } from '@/app/_shared/ui/work'
import { invitationsFor } from '@/lib/team/queries/invitations'
import { leftLately } from '@/lib/team/queries/leaving'
import { membersFor } from '@/lib/team/queries/members'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { NextStep } from '../bibliotheek/_next'
import { back } from './_one'
import { PromiseForm } from './_promise'
import { letBackAction } from './actions'

export default async function PeoplePage({ searchParams }: Asked) {
  const done = doneWith((await askedOf(searchParams)).gedaan)
  const who = await workerHere('/beheer/mensen')
  const now = clock()
  const [members, invited, left] = await Promise.all([
    membersFor(who.actor, now),
    invitationsFor(who.actor, now),
    leftLately(who.actor, now),
  ])
  const of = (library: boolean) =>
    members.filter(({ organisationKind }) => (organisationKind === 'library') === library)
  const shared = {
    self: who.actor.userId,
    now,
    at: back.href,
    more: ({ volunteer, memberId, name, secrecyPromisedOn: promisedOn }: Member) =>
      volunteer ? <PromiseForm {...{ memberId, name, promisedOn }} today={localDate(now)} /> : null,
  }
  return (
    <WorkPage who={who} path="/beheer/mensen" heading="Mensen">
      {done ? (
        <>
          <Notice className={done.className}>{done.words}</Notice>
          <NextStep actor={who.actor} here="colleagues" />
        </>
      ) : null}
      <p className="buttons">
        <a className="button primary" href="/beheer/mensen/uitnodigen">
          Nodig iemand uit
        </a>
      </p>
      <LeftLately left={left} action={letBackAction} now={now} />
      <Invitations invited={invited} at={back.href} />
      <h2>De bibliotheek</h2>
      <People {...shared} members={of(true)} />
      {of(false).length > 0 ? (
        <>
          <h2>Partners en gemeenten</h2>
          <People {...shared} members={of(false)} />
        </>
      ) : null}
    </WorkPage>
  )
}
