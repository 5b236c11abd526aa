'use client'

import { useEffect, useRef } from 'react'
import { useAnswers } from '@/app/_shared/forms/answers'
import { Buttons } from '@/app/_shared/forms/buttons'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { type House, NeedCard, type NeedCardFacts } from '@/app/_shared/needs/card'
import { PersonFields, SixteenField } from '@/app/_shared/needs/person'
import { askRefusals, personSentences } from '@/app/_shared/needs/sentences'
import { PrintButton } from '@/app/_shared/ui/print'
import type { Asked } from '@/lib/needs/commands/ask'
import { askInput } from '@/lib/needs/input/open'
import { askLibraryAction } from './actions'

type Props = {
  title: string
  along: Record<string, string>
  language: string
  house: House
  /** Where the library's addresses are on paper, for who is too young to be asked for. */
  addressAt: string
}

/** Who she is, after she said yes; in its place comes her card as soon as the library has been asked. */
export function AskLibraryForm({ title, along, language, house, addressAt }: Props) {
  return (
    <StaffForm
      action={askLibraryAction}
      schema={askInput}
      title={title}
      sentences={personSentences}
      refusals={askRefusals}
      along={along}
    >
      <FormOrCard language={language} house={house} addressAt={addressAt} />
    </StaffForm>
  )
}

function FormOrCard({ language, house, addressAt }: Omit<Props, 'title' | 'along'>) {
  const { answer, values } = useAnswers().shown
  const facts = answer ? cardOf(answer as Asked, values) : null
  if (facts) return <Done facts={facts} house={house} />
  return (
    <>
      <PersonFields via language={language} />
      <SixteenField addressAt={addressAt} />
      <Buttons send="Vraag de bibliotheek" />
    </>
  )
}

/** The card is printed now: afterwards nobody of a partner can see the code any more. */
function Done({ facts, house }: { facts: NeedCardFacts; house: House }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="asked-paper">
      <h2 ref={heading} tabIndex={-1}>
        De bibliotheek is gevraagd
      </h2>
      <p>
        Print het kaartje nu, of schrijf de code over. Om de inwoner te beschermen laten wij de code maar één
        keer zien. Kwijt? De inwoner belt de bibliotheek.
      </p>
      <PrintButton label="Print het kaartje" />
      <NeedCard facts={facts} house={house} />
      <p className="buttons">
        <a className="button" href="/partner/vragen/nieuw">
          Nog een vraag
        </a>
        <a className="button" href="/partner/gevraagd">
          Zie hoe het verder gaat
        </a>
      </p>
    </div>
  )
}

/** What stands on her card: the code and the day of the answer, and who she is as it was just filled in. */
function cardOf({ code, contactBy }: Asked, values: Record<string, string>): NeedCardFacts | null {
  const filled = askInput.safeParse(values)
  if (!filled.success) return null
  const { name, language, way: contactWay, contactOf, comesBackOn } = filled.data
  const standing = { caller: null, isSpoken: false, by: contactBy }
  return { ...standing, code, name, language, contactWay, contactOf, comesBackOn }
}
