import { workerHere } from '@/app/_shared/session'
import { Choices, SelectField, TextField } from '@/app/_shared/ui/form'
import { InvitePage } from '@/app/_shared/ui/invite'
import { organisationsToInviteFor } from '@/lib/team/queries/invitations'
import { inviteAction } from '../actions'

export default async function InviteMemberPage() {
  const who = await workerHere('/beheer/mensen/uitnodigen')
  const organisations = await organisationsToInviteFor(who.actor)
  return (
    <InvitePage
      who={who}
      heading="Nodig iemand uit"
      back={{ href: '/beheer/mensen', label: 'Mensen' }}
      lead="Deze persoon krijgt een e-mail met een link. De link werkt 7 dagen."
      action={inviteAction}
      saved={{ volunteer: 'no' }}
    >
      <TextField name="name" label="Naam" />
      <TextField name="email" label="E-mailadres" type="email" ltr />
      <Choices
        name="role"
        legend="Wat gaat deze persoon doen?"
        choices={[
          { value: 'trainer', label: 'Docent', hint: 'Geeft cursussen.' },
          { value: 'adviser', label: 'IDO-medewerker', hint: 'Helpt inwoners bij het spreekuur.' },
          { value: 'coordinator', label: 'Coördinator', hint: 'Regelt mensen, uren en partners.' },
          {
            value: 'dpo',
            label: 'Functionaris gegevensbescherming',
            hint: 'Kijkt of er zorgvuldig met gegevens wordt omgegaan. Ziet geen inwoners.',
          },
          {
            value: 'partner',
            label: 'Contactpersoon van een partner',
            hint: 'Nodigt zelf collega’s uit.',
          },
          { value: 'reader', label: 'Lezer van een gemeente', hint: 'Ziet geen inwoners.' },
        ]}
      />
      <Choices
        name="volunteer"
        legend="Is het een vrijwilliger?"
        hint="Een docent of IDO-medewerker die vrijwilliger is, begint pas als de geheimhouding is beloofd."
        choices={[
          { value: 'no', label: 'Nee' },
          { value: 'yes', label: 'Ja' },
        ]}
      />
      <SelectField
        name="organisationId"
        label="Voor een partner of gemeente: welke?"
        options={[
          { value: '', label: 'De bibliotheek zelf' },
          ...organisations.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <TextField
        name="newOrganisation"
        label="Staat de organisatie er niet bij? Vul de naam in"
        hint="Alleen bij een contactpersoon van een partner of een lezer van een gemeente."
        optional
      />
    </InvitePage>
  )
}
