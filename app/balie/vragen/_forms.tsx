'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField } from '@/app/_shared/forms/moments'
import { cardLanguages, owners, ways } from '@/app/_shared/forms/resident-words'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { reopenWords } from '@/app/_shared/texts/needs'
import {
  appointHereInput,
  changeContactInput,
  declineHereInput,
  reopenInput,
  reportHereInput,
} from '@/lib/needs/input/desk'
import { keepNeedInput } from '@/lib/needs/input/open'
import { needRefusals, needSentences } from './_sentences'
import {
  appointAction,
  contactAction,
  declineAction,
  keepAction,
  reopenAction,
  reportAction,
} from './actions'

/** When somebody else was first, the page shows what happened; what was typed stays. */
function useNews() {
  const router = useRouter()
  return useCallback(() => router.refresh(), [router])
}

const shared = { sentences: needSentences, refusals: needRefusals }

type KeepProps = { along: Record<string, string>; first: boolean }

/** The library does it itself, on a day. */
export function KeepForm({ along, first }: KeepProps) {
  return (
    <StaffForm
      {...shared}
      action={keepAction}
      schema={keepNeedInput}
      id="zelf-"
      along={along}
      onRefused={useNews()}
    >
      <DateField name="helpOn" label="Op welke dag doen wij iets?" />
      <Buttons send="Wij doen het zelf" aside={!first} />
    </StaffForm>
  )
}

/** The library sees her on a day. */
export function AppointForm({ along }: { along: Record<string, string> }) {
  return (
    <StaffForm
      {...shared}
      action={appointAction}
      schema={appointHereInput}
      id="dag-"
      along={along}
      onRefused={useNews()}
    >
      <DateField name="on" label="Op welke dag ziet u de inwoner?" />
      <Buttons send="Noteer de dag" aside />
    </StaffForm>
  )
}

type AnswerProps = {
  name: string
  legend: string
  send: string
  words: Record<string, string>
  along: Record<string, string>
  answers: keyof typeof answers
}

const answers = {
  report: { action: reportAction, schema: reportHereInput, id: 'hoe-' },
  decline: { action: declineAction, schema: declineHereInput, id: 'nee-' },
}

/** The library answers who asked it, with one of a few words. */
export function AnswerForm({ name, legend, send, words, along, answers: which }: AnswerProps) {
  return (
    <StaffForm {...shared} {...answers[which]} along={along} onRefused={useNews()}>
      <ChoiceField
        name={name}
        legend={legend}
        choices={Object.entries(words).map(([value, label]) => ({ value, label }))}
        look="line"
      />
      <Buttons send={send} aside />
    </StaffForm>
  )
}

/** Opens a need again, with the reason. */
export function ReopenForm({ along }: { along: Record<string, string> }) {
  return (
    <StaffForm
      {...shared}
      action={reopenAction}
      schema={reopenInput}
      id="open-"
      along={along}
      onRefused={useNews()}
    >
      <ChoiceField
        name="reason"
        legend="Waarom gaat de vraag weer open?"
        choices={Object.entries(reopenWords).map(([value, label]) => ({ value, label }))}
        look="line"
      />
      <Buttons send="Open de vraag opnieuw" aside />
    </StaffForm>
  )
}

type ContactProps = {
  title: string
  along: Record<string, string>
  saved: Record<string, string>
  /** Only whom a partner brought can be reached by way of that partner. */
  byPartner: boolean
}

/** How a resident is called and reached, and when; or on which day she comes back. */
export function ContactForm({ title, along, saved, byPartner }: ContactProps) {
  const whose = owners
    .filter(({ value }) => byPartner || value !== 'partner')
    .map((one) => (one.value === 'partner' ? { ...one, label: 'Via de partner' } : one))
  return (
    <StaffForm
      {...shared}
      action={contactAction}
      schema={changeContactInput}
      title={title}
      along={along}
      saved={saved}
      onRefused={useNews()}
    >
      <TextField name="name" label="Naam" hint="Een voornaam is genoeg." />
      <ChoiceField name="contactWay" legend="Hoe hoort de inwoner iets van ons?" choices={ways} look="line" />
      <TextField
        name="contact"
        label="Telefoonnummer of e-mailadres"
        hint="Kiest u een kaartje? Dan mag dit leeg blijven."
        ltr
        optional
      />
      <ChoiceField name="contactOf" legend="Van wie is het nummer of adres?" choices={whose} look="line" />
      <TextField
        name="callWhen"
        label="Wanneer en waar bellen"
        hint="Bijvoorbeeld: liefst ’s ochtends. Schrijf hier niet waar de vraag over gaat."
        optional
      />
      <DateField
        name="comesBackOn"
        label="Komt terug op"
        hint="Bij ‘Alleen een kaartje’ is deze dag nodig. Bijvoorbeeld 3 maart."
      />
      <SelectField name="language" label="Taal van het kaartje en de berichten" options={cardLanguages} />
      <Buttons send="Bewaar" />
    </StaffForm>
  )
}
