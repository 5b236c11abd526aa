import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { door } from '@/app/_shared/session'
import { Door } from '@/app/_shared/ui/door'
import { workWords } from '@/app/inloggen/_words'
import type { acceptInvitation } from '@/lib/team/commands/invitations'
import { invitationWith } from '@/lib/team/queries/invitations'
import { clock } from '@/lib/tools/clock'
import type { ReasonOf } from '@/lib/tools/result'
import { acceptInvitationAction } from './actions'

const gone = 'Deze uitnodiging werkt niet (meer). Vraag om een nieuwe.'
const refusals: Record<ReasonOf<typeof acceptInvitation>, string> = {
  invitation_gone: gone,
  already_member: 'U werkt hier al. Ga naar Aanmelden.',
}

/** Looking at this page changes nothing: mail programs open every link. The button accepts. */
export default async function InvitationPage({ searchParams }: Asked) {
  const { sleutel = '' } = await askedOf(searchParams)
  const invited = await invitationWith(door, sleutel, clock())
  if (!invited)
    return (
      <Door heading="Deze uitnodiging werkt niet">
        <p className="lead">
          Een uitnodiging werkt één keer, 7 dagen lang. Vraag een nieuwe aan wie u uitnodigde.
        </p>
        <p>
          Hebt u al meegedaan? <a href="/inloggen">Meld u aan</a>.
        </p>
      </Door>
    )
  return (
    <Door heading={`Welkom, ${invited.name}`}>
      <p className="lead">
        {invited.organisation} nodigt u uit. Uw werk:{' '}
        {workWords(invited).replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())}.
      </p>
      <p>
        U ziet hier gegevens van inwoners als uw werk dat vraagt. Kijk alleen naar wat u nodig hebt, en vertel
        het niet verder. Wie wat bekijkt en verandert, wordt bijgehouden.
      </p>
      <ButtonForm
        action={acceptInvitationAction}
        label="Ik doe mee"
        primary
        along={{ key: sleutel }}
        refusals={{ ...refusals, key_missing: gone }}
      />
    </Door>
  )
}
