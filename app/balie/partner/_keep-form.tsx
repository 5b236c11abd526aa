'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { DateField } from '@/app/_shared/forms/moments'
import type { FormAction } from '@/app/_shared/forms/posted'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { PersonFields } from '@/app/_shared/needs/person'
import { changeRefusals, keepRefusals, personSentences } from '@/app/_shared/needs/sentences'
import { keepNeedInput } from '@/lib/needs/input/desk'
import { keepInput } from '@/lib/needs/input/open'

type Props = { action: FormAction; title: string; along: Record<string, string>; language: string }

/** The library helps her itself: who she is, and on which day it does something. */
export function KeepForm({ action, title, along, language }: Props) {
  return (
    <StaffForm
      action={action}
      schema={keepInput}
      title={title}
      sentences={personSentences}
      refusals={keepRefusals}
      along={along}
    >
      <PersonFields via={false} language={language} />
      <HelpOn />
      <Buttons send="Zet de vraag op onze lijst" />
    </StaffForm>
  )
}

/** The same for a need that is there: only the day is asked. */
export function KeepNeedForm({ action, title, along, needAt }: Omit<Props, 'language'> & { needAt: string }) {
  const see = { label: 'Bekijk de vraag', href: needAt }
  return (
    <StaffForm
      action={action}
      schema={keepNeedInput}
      title={title}
      sentences={personSentences}
      refusals={{
        ...keepRefusals,
        unknown: changeRefusals.unknown,
        changed: { text: changeRefusals.changed, ...see },
        closed: { text: changeRefusals.closed, ...see },
      }}
      along={along}
    >
      <HelpOn />
      <Buttons send="Wij helpen zelf verder" />
    </StaffForm>
  )
}

function HelpOn() {
  return (
    <DateField
      name="helpOn"
      label="Op welke dag doet de bibliotheek iets?"
      hint="Op die dag staat de vraag op Vandaag. Bijvoorbeeld 3 maart."
    />
  )
}
