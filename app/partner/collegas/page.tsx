import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { LeftLately } from '@/app/_shared/ui/leaving'
import { Notice } from '@/app/_shared/ui/notice'
import { doneWith, Invitations, People } from '@/app/_shared/ui/people'
import { WorkPage } from '@/app/_shared/ui/work'
import { invitationsFor } from '@/lib/team/queries/invitations'
import { leftLately } from '@/lib/team/queries/leaving'
import { membersFor } from '@/lib/team/queries/members'
import { clock } from '@/lib/tools/clock'
import { back } from './_one'
import { letBackAction } from './actions'

export default async function ColleaguesPage({ searchParams }: Asked) {
  const done = doneWith((await askedOf(searchParams)).gedaan)
  const who = await workerHere('/partner/collegas')
  const now = clock()
  const [members, invited, left] = await Promise.all([
    membersFor(who.actor, now),
    invitationsFor(who.actor, now),
    leftLately(who.actor, now),
  ])
  return (
    <WorkPage who={who} path="/partner/collegas" heading="Collega’s">
      {done ? <Notice className={done.className}>{done.words}</Notice> : null}
      <p>
        <a className="button primary" href="/partner/collegas/uitnodigen">
          Nodig een collega uit
        </a>
      </p>
      <LeftLately left={left} action={letBackAction} now={now} />
      <Invitations invited={invited} at={back.href} />
      <h2>Wie werken er bij {who.organisation}?</h2>
      <People members={members} self={who.actor.userId} now={now} at={back.href} />
    </WorkPage>
  )
}
