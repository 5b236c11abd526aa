import { errorWords } from '@/app/inloggen/_words'
import type { invite } from '@/lib/team/commands/invitations'
import type { ReasonOf } from '@/lib/tools/result'

/** What can be wrong with an invitation. */
export const inviteErrors = {
  ...errorWords,
  email_missing: 'Vul een e-mailadres in.',
  name_missing: 'Vul een naam in.',
  choose_one: 'Maak een keuze.',
  'role.choose_one': 'Kies wat deze persoon gaat doen.',
}

/** Why somebody cannot be invited. */
export const inviteRefusals: Record<ReasonOf<typeof invite>, string> = {
  not_yours:
    'Dit werk past niet bij deze organisatie. Kies bij een partner of lezer ook de organisatie, of vul een nieuwe in.',
  already_member: 'Deze persoon werkt hier al.',
  invited_elsewhere: 'Dit adres is al uitgenodigd door een andere organisatie.',
  slow_down: 'Er zijn net al veel uitnodigingen verstuurd. Wacht een kwartier en probeer het dan opnieuw.',
}
