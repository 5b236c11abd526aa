'use client'

import { useAnswers } from '@/app/_shared/forms/answers'
import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { TextField, TickField } from '@/app/_shared/forms/fields'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { branchInput, newBranchInput } from '@/lib/network/input/branch'
import { regionWords } from '../_holiday-words'
import { AddressFields } from './_address'
import { moveTypedAt } from './_paths'
import { branchKindWords, branchRefusals, librarySentences } from './_words'
import { addBranchAction, changeBranchAction } from './actions'

type Props = {
  title: string
  towns: { id: number; name: string }[]
  /** Which branch is changed; none: it is a new one. */
  branchId?: string
  saved?: Record<string, string>
}

const chosenOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** How a branch is called and reached, and where it is. */
export function BranchForm({ title, towns, branchId, saved }: Props) {
  const isNew = branchId === undefined
  return (
    <StaffForm
      action={isNew ? addBranchAction : changeBranchAction}
      schema={isNew ? newBranchInput : branchInput}
      title={title}
      sentences={librarySentences}
      refusals={branchRefusals}
      along={isNew ? undefined : { branchId }}
      saved={saved}
    >
      <TextField
        name="called"
        label="Naam"
        hint="Zoals inwoners die kennen: Mijdrecht. Is het geen bibliotheek? Schrijf alles op: Buurthuis De Linde."
      />
      <ChoiceField
        name="branchKind"
        legend="Wat voor plek is het?"
        hint="Ergens anders is bijvoorbeeld een buurthuis. De maandstaat telt dat apart."
        look="line"
        choices={chosenOf(branchKindWords)}
        initial="library"
      />
      <TextField name="phone" label="Telefoonnummer" type="tel" ltr />
      <SelectField
        name="municipalityId"
        label="Gemeente"
        first="Kies een gemeente"
        options={towns.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <ChoiceField
        name="schoolRegion"
        legend="Regio van de schoolvakanties"
        hint="Cursussen slaan die vakanties over."
        look="line"
        choices={chosenOf(regionWords)}
      />
      <h2>Adres</h2>
      <p>Dit staat op de website, in elk bericht en op elk kaartje.</p>
      <AddressFields />
      {isNew ? null : <SamePlace branchId={branchId} />}
      <Buttons send={isNew ? 'Bewaar de vestiging' : 'Bewaar'} />
    </StaffForm>
  )
}

/** Whether another address is the same place, which nobody has to hear, or another one, to which the branch moves. */
function SamePlace({ branchId }: { branchId: string }) {
  const { shown } = useAnswers()
  if (shown.reason !== 'address_known') return null
  return (
    <>
      <div className="note attention" id="plek" tabIndex={-1}>
        <p>
          Is het een andere plek dan mensen met een afspraak kennen? Dan moeten zij het horen.{' '}
          <a href={moveTypedAt(Number(branchId), shown.values)}>Laat hun het nieuwe adres weten</a>
        </p>
      </div>
      <TickField
        name="samePlace"
        label="Het is dezelfde plek. Alleen de schrijfwijze klopte niet. Niemand krijgt bericht."
      />
    </>
  )
}
