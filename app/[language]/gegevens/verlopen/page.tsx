import { at } from '@/app/_shared/ui/frame'
import { config } from '@/lib/tools/config'
import { type InLanguage, Site, speak } from '../../_site'

export const dynamic = 'force-dynamic'

export default async function GonePage({ params }: InLanguage) {
  const { language, say, word } = await speak(params)
  const { libraryPhone } = config()
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
      <p>{say('gone.cookies', { phone: libraryPhone })}</p>
    </Site>
  )
}
