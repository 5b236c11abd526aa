import { languages } from '@/app/_shared/language'
import { at, Frame } from '@/app/_shared/ui/frame'
import { Help } from '@/app/_shared/ui/help'
import { type InLanguage, speak } from '../_site'

// Made once, without the database: the front server sends it when nothing else can be sent.
export const dynamic = 'force-static'
export const generateStaticParams = () => languages.map((language) => ({ language }))

export default async function TroublePage({ params }: InLanguage) {
  const { language, say, word } = await speak(params)
  return (
    <Frame
      language={language}
      path=""
      heading={word('trouble.title')}
      help={<Help language={language} phone="%PHONE%" unsure />}
    >
      <p className="lead">{say('trouble.text')}</p>
      <p>{say('trouble.again')}</p>
      <p>{say('trouble.booked')}</p>
      <p className="buttons">
        <a className="button primary" href={at(language, '')}>
          {say('trouble.link')}
        </a>
      </p>
    </Frame>
  )
}
