import { useWays } from '@/app/_shared/forms/carrying'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { TextField, TickField } from '@/app/_shared/forms/fields'
import { cardLanguages, laptops, owners } from '@/app/_shared/forms/resident-words'
import { type OptionGroup, SelectField } from '@/app/_shared/forms/select'
import { Another } from '@/app/_shared/ui/another'

type Props = {
  kind: 'course' | 'consultation'
  ownEmail: string
  topics: OptionGroup[]
}

/** The questions about one resident. */
export function Resident({ kind, ownEmail, topics }: Props) {
  const ways = useWays()
  return (
    <>
      <TextField name="name" label="Hoe wil de inwoner genoemd worden?" hint="Een voornaam is genoeg." />
      <Another />
      <SelectField
        name="language"
        label="Taal van het kaartje en de berichten"
        initial="nl"
        options={cardLanguages}
      />
      <ChoiceField name="contactWay" legend="Hoe hoort de inwoner iets van ons?" choices={ways} look="line" />
      <div className="if-reached">
        <ChoiceField
          name="contactOf"
          legend="Van wie is het nummer of adres?"
          choices={owners}
          initial="resident"
          look="line"
        />
        <TextField
          name="contact"
          label="Telefoonnummer of e-mailadres"
          hint={`Kiest u e-mail via uw organisatie? Dan mag dit leeg blijven. Wij gebruiken dan ${ownEmail}.`}
          optional
        />
      </div>
      {kind === 'course' ? (
        <ChoiceField
          name="ownLaptop"
          legend="Neemt de inwoner een eigen laptop mee?"
          choices={laptops}
          look="line"
        />
      ) : (
        <SelectField
          name="topic"
          label="Waar is hulp bij nodig?"
          {...(canBe(topics, 'weet-niet') ? { initial: 'weet-niet' } : { first: 'Maak een keuze' })}
          options={topics}
        />
      )}
      <TickField name="agreed" label="De inwoner weet hiervan en vindt het goed." />
      <TickField
        name="attendanceShared"
        label={
          kind === 'course'
            ? 'De inwoner vindt goed dat wij horen bij hoeveel lessen hij of zij was (hoeft niet).'
            : 'De inwoner vindt goed dat wij horen of hij of zij er was (hoeft niet).'
        }
      />
    </>
  )
}

/** At some times only certain things can be asked. */
function canBe(topics: OptionGroup[], topic: string): boolean {
  return topics.some(({ options }) => options.some(({ value }) => value === topic))
}
