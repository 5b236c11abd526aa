import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { ChoiceField, TimesField } from '@/app/_shared/forms/choices'
import { TextField, TickField } from '@/app/_shared/forms/fields'
import { Form } from '@/app/_shared/forms/form'
import type { FormState } from '@/app/_shared/forms/posted'
import { SelectField } from '@/app/_shared/forms/select'
import { dates } from '@/app/_shared/texts/dates'
import { titleOf } from '@/app/_shared/ui/frame'
import { config } from '@/lib/tools/config'
import { formWords, sentences, typedErrors } from '../_refusals'
import { type InLanguage, Site, speak } from '../_site'
import { answerNameAction } from '../actions'

type Spoken = Awaited<ReturnType<typeof speak>>

const filled = { name: 'Demo Riet', way: 'sms', language: 'ar', agreed: 'yes', activityId: '2' }
const failed: FormState = {
  values: { name: '123456782' },
  errors: {
    name: ['contains_bsn'],
    way: ['choose_one'],
    language: ['choose_one'],
    agreed: ['choose_one'],
    activityId: ['choose_one'],
  },
  reason: null,
}

/** Every part of the forms for residents, in every state and language. Only in a build for the demo. */
export default async function ExamplesPage({ params }: InLanguage) {
  if (!config().demo) notFound()
  const spoken = await speak(params)
  const heading = spoken.word('namePage.title')
  const long = `${spoken.word('reachPage.cardHint')} ${spoken.word('privacy.lead')}`
  return (
    <Site language={spoken.language} path="voorbeelden" heading={heading} ownTitle>
      <Example id="leeg-" texts={spoken} title={titleOf(spoken.language, heading)} />
      <Example id="ingevuld-" texts={spoken} saved={filled} />
      <Example id="fout-" texts={spoken} first={failed} />
      <Example id="geweigerd-" texts={spoken} first={{ values: filled, errors: {}, reason: 'full' }} />
      <Example id="lang-" texts={spoken} saved={{ ...filled, name: long }} words={long} />
    </Site>
  )
}

type Props = {
  id: string
  texts: Spoken
  title?: string
  saved?: Record<string, string>
  first?: FormState
  words?: string
}

/** One of everything that a form for residents can hold. */
function Example({ id, texts: spoken, words, ...shown }: Props) {
  const { word, say } = spoken
  return (
    <Ruled>
      <Form
        {...shown}
        id={id}
        action={answerNameAction}
        {...formWords(spoken)}
        sentences={sentences(spoken, { ...typedErrors, choose_one: 'error.choose_way' })}
        refusals={{ full: { text: word('course.justFull'), label: word('course.other'), href: '#' } }}
      >
        <TextField
          name="name"
          label={words ?? word('namePage.name')}
          hint={words ?? word('namePage.nameHint')}
        />
        <ChoiceField
          name="way"
          legend={word('reachPage.title')}
          hint={words}
          choices={[
            { value: 'call', label: words ?? word('reachPage.call') },
            { value: 'sms', label: word('reachPage.sms'), hint: words },
            { value: 'card', label: word('reachPage.card'), hint: word('reachPage.cardHint') },
          ]}
        />
        <SelectField
          name="language"
          label={word('frame.language')}
          first="…"
          options={[
            { value: 'nl', label: 'Nederlands' },
            { value: 'ar', label: 'العربية' },
          ]}
        />
        <TickField name="agreed" label={words ?? word('namePage.otherHint')} />
        <TimesField name="activityId" days={daysIn(spoken)} />
        <div className="bar">
          <button type="submit" className="button primary">
            {say('namePage.submit')}
          </button>
        </div>
      </Form>
    </Ruled>
  )
}

function Ruled({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <hr />
    </>
  )
}

function daysIn({ language }: Spoken) {
  const { shortDay, time } = dates(language)
  return [new Date('2027-03-02T08:00Z'), new Date('2027-03-04T12:30Z')].map((at, index) => ({
    day: shortDay(at),
    times: [0, 30, 60].map((later) => ({
      value: String(index * 3 + later / 30),
      label: time(new Date(at.getTime() + later * 60_000)),
    })),
  }))
}
