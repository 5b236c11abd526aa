import { ownPhone } from '@/app/_shared/own-phone'
import { at } from '@/app/_shared/ui/frame'
import { type InLanguage, Site, speak } from '../../_site'

export const dynamic = 'force-dynamic'

export default async function GonePage({ params }: InLanguage) {
  const { language, say, word } = await speak(params)
  const phone = await ownPhone()
  return (
    <Site language={language} path="gegevens/verlopen" heading={word('gone.title')}>
      <p className="lead">{say('gone.text')}</p>
      <p className="buttons">
        <a className="button primary" href={at(language, '')}>
          {say('gone.again')}
        </a>
      </p>
      <p>
        <a className="way-on" href={at(language, 'afspraak')}>
          {say('gone.own')}
        </a>
      </p>
      {phone ? <p>{say('gone.cookies', { phone })}</p> : null}
    </Site>
  )
}
