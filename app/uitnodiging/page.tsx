import { ButtonForm } from '@/app/_shared/forms/button-form'
import { door } from '@/app/_shared/session'
import { keyHere } from '@/app/_shared/signin'
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

/**
 * Looking at this page changes nothing: mail programs open every link. The button accepts. The key of the link has gone
 * from the address before the page is made.
 */
export default async function InvitationPage() {
  const key = await keyHere('/uitnodiging')
  const invited = await invitationWith(door, key, clock())
  if (!invited)
    return (
      <Door heading="Deze uitnodiging werkt niet">
        <p className="lead">
          Een uitnodiging werkt één keer, 7 dagen lang. Open de link in uw e-mail nog een keer. Of vraag een
          nieuwe aan wie u uitnodigde.
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
        along={{ key }}
        refusals={{ ...refusals, key_missing: gone }}
      />
    </Door>
  )
}
