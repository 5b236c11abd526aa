import { redirect } from 'next/navigation'
import { Form } from '@/app/_shared/forms/form'
import { at } from '@/app/_shared/ui/frame'
import { formWords } from '../../../_refusals'
import { type InLanguage, Site, speak } from '../../../_site'
import { sayAction, withdrawConsentAction } from '../../../actions'
import { ownNeed } from '../_need'

export default async function StopPage({ params }: InLanguage) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const { needId, answers, asked } = await ownNeed(language)
  if (!answers.includes('stop')) redirect(at(language, 'afspraak/vraag'))
  const along = { need: needId }
  return (
    <Site
      language={language}
      path="afspraak/vraag/stoppen"
      heading={word('need.own.stop.title')}
      back="afspraak/vraag"
    >
      {asked === null ? null : (
        <Form action={withdrawConsentAction} {...formWords(spoken)} sentences={{}} along={along}>
          <p>{say('need.own.stop.themText', { organisation: asked })}</p>
          <p className="answers">
            <button type="submit" className="button">
              {say('need.own.stop.them', { organisation: asked })}
            </button>
          </p>
        </Form>
      )}
      <Form action={sayAction} {...formWords(spoken)} sentences={{}} along={{ ...along, says: 'stop' }}>
        <p>{say('need.own.stop.allText')}</p>
        <p className="answers">
          <button type="submit" className="button">
            {say('need.own.stop.all')}
          </button>
        </p>
      </Form>
      <p>
        <a className="way-on" href={at(language, 'afspraak/vraag')}>
          {say('need.own.stop.keep')}
        </a>
      </p>
    </Site>
  )
}
