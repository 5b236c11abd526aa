'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import type { FormAction } from '@/app/_shared/forms/posted'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { PersonFields, SixteenField } from '@/app/_shared/needs/person'
import { askRefusals, changeRefusals, personSentences } from '@/app/_shared/needs/sentences'
import { askInput, askOtherInput } from '@/lib/needs/input/open'

type Props = {
  action: FormAction
  title: string
  along: Record<string, string>
  language: string
  /** On the button: whom it asks. */
  send: string
  /** Where the address on paper is, for who is too young to be asked for. */
  addressAt: string
}

/** Who she is and how she is reached: only after she said yes. */
export function AskForm({ action, title, along, language, send, addressAt }: Props) {
  return (
    <StaffForm
      action={action}
      schema={askInput}
      title={title}
      sentences={personSentences}
      refusals={askRefusals}
      along={along}
    >
      <PersonFields via={false} language={language} />
      <SixteenField addressAt={addressAt} />
      <Buttons send={send} />
    </StaffForm>
  )
}

/** Asks somebody else about a need that is there: who she is is known. */
export function AskOtherForm({
  action,
  title,
  along,
  send,
  needAt,
  addressAt,
}: Omit<Props, 'language'> & { needAt: string }) {
  const see = { label: 'Bekijk de vraag', href: needAt }
  return (
    <StaffForm
      action={action}
      schema={askOtherInput}
      title={title}
      sentences={personSentences}
      refusals={{
        ...askRefusals,
        unknown: changeRefusals.unknown,
        changed: { text: changeRefusals.changed, ...see },
        closed: { text: changeRefusals.closed, ...see },
      }}
      along={along}
    >
      <SixteenField addressAt={addressAt} />
      <Buttons send={send} />
    </StaffForm>
  )
}
