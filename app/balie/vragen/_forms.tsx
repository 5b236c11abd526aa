'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { DateField } from '@/app/_shared/forms/moments'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { reopenWords } from '@/app/_shared/texts/needs'
import {
  appointHereInput,
  declineHereInput,
  keepNeedInput,
  reopenInput,
  reportHereInput,
} from '@/lib/needs/input/desk'
import { useNews } from './_news'
import { declineSentences, needRefusals, needSentences, reopenSentences } from './_sentences'
import { appointAction, declineAction, keepAction, reopenAction, reportAction } from './actions'

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
  report: { action: reportAction, schema: reportHereInput, id: 'hoe-', sentences: needSentences },
  decline: { action: declineAction, schema: declineHereInput, id: 'nee-', sentences: declineSentences },
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
      sentences={reopenSentences}
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
