'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { type Option, SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { domainWords, providerWords } from '@/app/_shared/questions/words'
import { deskTopicsInput, mapTopicInput, PLACES } from '@/lib/questions/input'
import { domains, providers } from '@/lib/questions/rules/mapping'
import { mapTopicAction, setDeskTopicsAction } from './actions'

const sentences = {
  choose_one: 'Kies er een uit de lijst.',
  twice: 'Dit onderwerp staat al op een andere plek.',
  none: 'Kies minstens één onderwerp.',
}

type PlacesProps = { title: string; topics: Option[]; chosen: readonly string[] }

/** Which topics stand on which place at the desk. */
export function PlacesForm({ title, topics, chosen }: PlacesProps) {
  const places = Array.from({ length: PLACES }, (_, i) => i)
  return (
    <StaffForm
      action={setDeskTopicsAction}
      schema={deskTopicsInput}
      title={title}
      sentences={sentences}
      saved={Object.fromEntries(places.map((i) => [`place${i + 1}`, chosen[i] ?? '']))}
      id="plekken-"
    >
      <div className="place-fields">
        {places.map((i) => (
          <SelectField
            key={i}
            name={`place${i + 1}`}
            label={`Toets ${(i + 1) % PLACES}`}
            first="Niets"
            options={topics}
          />
        ))}
      </div>
      <Buttons send="Bewaar de plekken" />
    </StaffForm>
  )
}

type MapProps = { topic: string; label: string; saved: Record<string, string> }

/** Where one topic is counted. */
export function MapForm({ topic, label, saved }: MapProps) {
  return (
    <StaffForm
      action={mapTopicAction}
      schema={mapTopicInput}
      sentences={sentences}
      along={{ topic }}
      saved={saved}
      id="onderwerp-"
    >
      <ChoiceField
        name="domain"
        legend={`Waar telt ‘${label}’?`}
        look="line"
        choices={domains.map((value) => ({ value, label: domainWords[value] }))}
      />
      <SelectField
        name="provider"
        label="Welke organisatie?"
        first="Geen"
        options={providers.map((value) => ({ value, label: providerWords[value] }))}
      />
      <Buttons send="Bewaar" about={`(${label})`} aside>
        <a className="button" href="/beheer/onderwerpen">
          Toch niet
        </a>
      </Buttons>
    </StaffForm>
  )
}
