import { ButtonForm } from '@/app/_shared/forms/button-form'
import { askedHere, keyHere } from '@/app/_shared/signin'
import { Door } from '@/app/_shared/ui/door'
import type { enterByLink } from '@/lib/team/commands/signin'
import type { ReasonOf } from '@/lib/tools/result'
import { noWork } from '../_words'
import { enterByLinkAction } from '../actions'

const refusals: Record<ReasonOf<typeof enterByLink>, string> = {
  link_gone: 'Deze link werkt niet (meer). Een link werkt één keer, 10 minuten lang. Vraag een nieuwe aan.',
  no_work: noWork,
}

/**
 * Looking at this page changes nothing: mail programs open every link. The button opens the door. The key of the link has
 * gone from the address before the page is made.
 */
export default async function LinkPage() {
  if (!(await askedHere())) return <OtherBrowser />
  const key = await keyHere('/inloggen/link')
  return (
    <Door heading="Aanmelden">
      <p className="lead">Klik op de knop. Dan bent u aangemeld.</p>
      <ButtonForm
        action={enterByLinkAction}
        label="Aanmelden"
        primary
        along={{ key }}
        refusals={{ ...refusals, key_missing: refusals.link_gone }}
      />
      <p>
        <a href="/inloggen">Een nieuwe link aanvragen</a>
      </p>
    </Door>
  )
}

function OtherBrowser() {
  return (
    <Door heading="Gebruik de code uit de e-mail">
      <p className="lead">
        U vroeg de link aan in een andere browser, of op een ander apparaat. Daarom kunt u hier niet
        aanmelden.
      </p>
      <p>Ga terug naar waar u de link aanvroeg. Vul daar de 6 cijfers in die in de e-mail staan.</p>
      <p>
        Wilt u hier aanmelden? <a href="/inloggen">Vraag hier een nieuwe link aan</a>.
      </p>
    </Door>
  )
}
