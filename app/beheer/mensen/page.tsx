import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { ButtonForm } from '@/app/_shared/ui/button-form'
import { doneWords, Invitations, type Member, People } from '@/app/_shared/ui/people'
import { WorkPage } from '@/app/_shared/ui/work'
import type { fillInPromise } from '@/lib/team/commands/members'
import { invitationsFor } from '@/lib/team/queries/invitations'
import { membersFor } from '@/lib/team/queries/members'
import type { ReasonOf } from '@/lib/tools/result'
import { localDate } from '@/lib/tools/time'
import { deactivateAction, fillInPromiseAction, resetFactorAction, withdrawInvitationAction } from './actions'

export default async function PeoplePage({ searchParams }: Asked) {
  const { gedaan } = await askedOf(searchParams)
  const who = await workerHere('/beheer/mensen')
  const now = new Date()
  const [members, invited] = await Promise.all([membersFor(who.actor, now), invitationsFor(who.actor, now)])
  const of = (library: boolean) =>
    members.filter(({ organisationKind }) => (organisationKind === 'library') === library)
  const shared = {
    self: who.actor.userId,
    now,
    actions: { deactivate: deactivateAction, resetFactor: resetFactorAction },
    more: (member: Member) => (member.volunteer ? <Secrecy member={member} today={localDate(now)} /> : null),
  }
  return (
    <WorkPage who={who} path="/beheer/mensen" heading="Mensen">
      {gedaan && doneWords.has(gedaan) ? <p className="notice">{doneWords.get(gedaan)}</p> : null}
      <p>
        <a className="button primary" href="/beheer/mensen/uitnodigen">
          Nodig iemand uit
        </a>
      </p>
      <Invitations invited={invited} withdraw={withdrawInvitationAction} />
      <h2>De bibliotheek</h2>
      <People {...shared} members={of(true)} />
      <h2>Partners en gemeenten</h2>
      <People {...shared} members={of(false)} />
    </WorkPage>
  )
}

const refusals: Record<ReasonOf<typeof fillInPromise>, string> = {
  unknown: 'Deze persoon is hier geen vrijwilliger.',
  day_to_come: 'Deze datum komt nog. Vul de datum in waarop het beloofd is.',
}

/** A volunteer may work from the day on which they promised to keep what residents tell to themselves. */
function Secrecy({ member, today }: { member: Member; today: string }) {
  const { memberId, name, secrecyPromisedOn } = member
  return (
    <ButtonForm
      action={fillInPromiseAction}
      label="Bewaar de datum"
      about={`van ${name}`}
      along={{ memberId }}
      refusals={{ ...refusals, date_wrong: 'Vul een datum in.' }}
    >
      <label htmlFor={`belofte-${memberId}`}>
        {secrecyPromisedOn
          ? 'Beloofde geheimhouding op'
          : 'Wanneer beloofde deze vrijwilliger geheimhouding?'}
        <span className="hidden"> ({name})</span>
      </label>
      <input
        className="text"
        id={`belofte-${memberId}`}
        type="date"
        name="day"
        max={today}
        defaultValue={secrecyPromisedOn ?? ''}
      />
    </ButtonForm>
  )
}
