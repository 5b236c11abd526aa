import { library } from '../_data'
import { type InLanguage, Site, speak } from '../_site'

export const dynamic = 'force-dynamic'

export default async function AccessibilityPage({ params }: InLanguage) {
  const { language, say, word } = await speak(params)
  const { phone } = await library()
  return (
    <Site language={language} path="toegankelijkheid" heading={word('accessibility.title')} back="">
      <p className="lead">{say('accessibility.lead')}</p>
      <h2>{say('accessibility.doTitle')}</h2>
      <ul>
        <li>{say('accessibility.do1')}</li>
        <li>{say('accessibility.do2')}</li>
        <li>{say('accessibility.do3')}</li>
        <li>{say('accessibility.do4')}</li>
      </ul>
      <h2>{say('accessibility.notTitle')}</h2>
      <ul>
        <li>{say('accessibility.not1')}</li>
        <li>{say('accessibility.notReader')}</li>
        <li>{say('accessibility.not2')}</li>
        <li>{say('accessibility.not3')}</li>
      </ul>
      <h2>{say('accessibility.tellTitle')}</h2>
      <p>{say('accessibility.tellText', { phone })}</p>
      <p className="remark">{say('accessibility.date')}</p>
    </Site>
  )
}
