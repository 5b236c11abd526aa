'use client'

import { useAnswers } from '@/app/_shared/forms/answers'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { DateField, TimeField } from '@/app/_shared/forms/moments'
import { TicksField } from '@/app/_shared/forms/ticks'
import { languageWords } from '@/app/_shared/texts/desk'

/** Somebody who may give a run. */
export type Trainer = { userId: string; name: string }

/** What is spoken at the lessons. */
export function LanguagesField() {
  return (
    <TicksField
      name="languages"
      legend="Welke talen spreekt de docent?"
      ticks={Object.entries(languageWords).map(([code, label]) => ({ name: `language.${code}`, label }))}
    />
  )
}

/** Who gives the lessons. */
export function TrainersField({ trainers }: { trainers: Trainer[] }) {
  if (trainers.length === 0)
    return (
      <p className="remark">
        Er is nog geen docent. U kunt verder zonder, en later iemand uitnodigen bij{' '}
        <a href="/beheer/mensen">Mensen</a>.
      </p>
    )
  return (
    <TicksField
      name="trainers"
      legend="Wie geeft de cursus?"
      hint="Een docent ziet wie er in de les verwacht wordt. U kunt dit later ook nog kiezen."
      ticks={trainers.map(({ userId, name }) => ({ name: `trainer.${userId}`, label: name }))}
    />
  )
}

/** Until when somebody can come in. */
export function EnrolField() {
  return (
    <>
      <ChoiceField
        name="enrol"
        legend="Tot wanneer kan iemand zich aanmelden?"
        choices={[
          { value: 'start', label: 'Tot de eerste les begint' },
          { value: 'before', label: 'Tot en met een dag vóór de eerste les' },
          {
            value: 'later',
            label: 'Ook later meedoen',
            hint: 'Als de cursus al loopt, tot en met een dag die u kiest.',
          },
        ]}
      />
      <div className="if-day">
        <DateField
          name="enrolDay"
          label="Laatste dag om aan te melden"
          hint="Bijvoorbeeld 3 maart, of 3-3-2027. Deze dag hoort erbij."
          optional
        />
      </div>
    </>
  )
}

/** From when residents see a run. */
export function PublishField() {
  const { saved } = useAnswers()
  return (
    <>
      <ChoiceField
        name="publish"
        legend="Wanneer zien inwoners deze cursus?"
        initial={saved.publish ?? 'now'}
        choices={[
          { value: 'now', label: 'Nu meteen' },
          { value: 'moment', label: 'Vanaf een moment' },
          { value: 'draft', label: 'Nog niet', hint: 'Het blijft een concept. Niemand kan zich aanmelden.' },
        ]}
      />
      <div className="place-fields if-moment">
        <DateField name="publishDay" label="Vanaf welke dag" optional />
        <TimeField name="publishTime" label="Vanaf hoe laat" hint="Leeg: 9.00 uur." />
      </div>
    </>
  )
}
