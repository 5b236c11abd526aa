import type { Asked } from '@/app/_shared/asked'
import { TextField } from '@/app/_shared/forms/fields'
import { Form } from '@/app/_shared/forms/form'
import { titleOf } from '@/app/_shared/ui/frame'
import type { WrongCode } from '@/lib/tools/guesses'
import { library } from '../_data'
import { formWords, refusals, sentences } from '../_refusals'
import { type InLanguage, Site, speak } from '../_site'
import { openByCodeAction } from '../actions'

export const dynamic = 'force-dynamic'

export default async function OpenPage({ params, searchParams }: InLanguage & Asked) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const { phone } = await library()
  const heading = word('open.title')
  const { weg } = await searchParams
  const why = refusals<WrongCode | 'guest_gone'>(spoken, {
    no_match: null,
    slow_down: null,
    crowded: { label: 'wayOn.crowded', path: 'even-geduld?naar=afspraak' },
    guest_gone: null,
  })
  return (
    <Site language={language} path="afspraak" heading={heading} back="" ownTitle>
      {weg === '1' ? (
        <p className="note attention" role="status">
          {say('open.away')}
        </p>
      ) : null}
      <p className="lead">{say('open.lead')}</p>
      <Form
        action={openByCodeAction}
        {...formWords(spoken)}
        title={titleOf(language, heading)}
        sentences={sentences(spoken, {
          code_missing: 'error.code_missing',
          code_wrong: 'error.code_wrong',
          letter_missing: 'error.letter_missing',
        })}
        refusals={{ ...why, no_match: { heading: word('open.notFound'), text: word('reason.no_match') } }}
      >
        <TextField name="code" label={word('open.code')} hint={word('open.codeHint')} kind="code" ltr />
        <TextField name="letter" label={word('open.letter')} hint={word('open.letterHint')} kind="brief" />
        <div className="bar">
          <button type="submit" className="button primary">
            {say('open.submit')}
          </button>
        </div>
      </Form>
      <h2>{say('open.lost')}</h2>
      <p>{say('open.lostText', { phone })}</p>
    </Site>
  )
}
