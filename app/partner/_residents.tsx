'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { useAnswers } from '@/app/_shared/forms/answers'
import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import type { FormAction, FormState } from '@/app/_shared/forms/posted'
import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import type { RowGroup } from '@/app/_shared/forms/row-names'
import { Rows, useRowCount } from '@/app/_shared/forms/rows'
import type { OptionGroup } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import {
  consultationResidentsForm,
  courseResidentsForm,
  MOST_RESIDENTS,
} from '@/lib/bookings/input/residents'
import { Resident } from './_resident'
import { bookRefusals } from './_sentences'

/** After these what was chosen first can still be chosen. */
const staysOpen = new Set(['too_few', 'overlap'])

/** After these nobody is in: something else has to be chosen. */
const elsewhere = new Set(['full', 'too_few', 'topic', 'overlap', 'past', 'cancelled', 'unknown'])

const people: RowGroup = {
  name: 'people',
  most: MOST_RESIDENTS,
  called: (number) => (number === null ? 'De inwoner' : `Inwoner ${number}`),
  more: 'Nog iemand toevoegen',
  less: (number) => `Haal inwoner ${number} weg`,
}

/** `left`: how many residents fit there; null when that does not matter. */
export type Choice = { value: string; label: string; hint: string | null; left: number | null }

type Choosing = {
  /** The activity of this page; null when it has no place left, so that something else is chosen first. */
  choice: string | null
  /** What else there is: the waiting list, other runs, other times. */
  choices: Choice[]
}
type Props = Choosing & {
  action: FormAction
  kind: 'course' | 'consultation'
  formKey: string
  title: string
  ownEmail: string
  topics: OptionGroup[]
}

/** One form for one or several residents. */
export function Residents({ action, kind, formKey, title, choice, choices, ...resident }: Props) {
  const router = useRouter()
  // What else can be chosen may be gone as well.
  const ask = useCallback(() => router.refresh(), [router])
  return (
    <StaffForm
      action={action}
      schema={kind === 'course' ? courseResidentsForm : consultationResidentsForm}
      title={title}
      sentences={fieldSentences}
      refusals={bookRefusals}
      along={{ formKey }}
      rows={[people]}
      onRefused={ask}
    >
      <WhatElse choice={choice} choices={choices} />
      <Rows of={people}>
        <Resident kind={kind} {...resident} />
      </Rows>
      <Send />
    </StaffForm>
  )
}

/** What someone came for, unseen; or, when that cannot be, what else they can choose. */
function WhatElse(choosing: Choosing) {
  const { shown } = useAnswers()
  const count = useRowCount(people.name)
  if (!mustChoose(choosing, shown)) return <input type="hidden" name="choice" value={choosing.choice ?? ''} />
  const choices = roomFor(count, choosing, shown)
  return (
    <ChoiceField
      name="choice"
      legend="Kies wat nog kan"
      hint={
        choices.length === 0
          ? 'Nergens is nu plek voor zoveel inwoners tegelijk. Haal iemand weg.'
          : undefined
      }
      choices={choices.map(({ hint, ...one }) => ({ ...one, hint: hint ?? undefined }))}
    />
  )
}

/** Whether something else is to be chosen first; once it is, it stays so until they are in. */
function mustChoose({ choice }: Choosing, { reason, errors, values }: FormState): boolean {
  if (choice === null || (reason !== null && elsewhere.has(reason))) return true
  return errors.choice !== undefined || (values.choice !== undefined && values.choice !== choice)
}

/**
 * Only where all of them fit; not what was just refused, which is still there until the page has been asked anew. Who is
 * said to be somebody else than who is expected elsewhere, can come here after all.
 */
function roomFor(residents: number, { choice, choices }: Choosing, { reason }: FormState): Choice[] {
  const refused = reason !== null && !staysOpen.has(reason) ? choice : null
  return choices.filter(({ value, left }) => value !== refused && (left === null || left >= residents))
}

function Send() {
  const count = useRowCount(people.name)
  return <Buttons send={count > 1 ? `Meld ${count} inwoners aan` : 'Meld de inwoner aan'} />
}
