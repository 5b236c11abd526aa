import { library } from '../_data'
import { type InLanguage, Site, speak } from '../_site'

export const dynamic = 'force-dynamic'

export default async function PrivacyPage({ params }: InLanguage) {
  const { language, say, word } = await speak(params)
  const { phone } = await library()
  return (
    <Site language={language} path="privacy" heading={word('privacy.title')} back="">
      <p className="lead">{say('privacy.lead')}</p>
      <h2>{say('privacy.whatTitle')}</h2>
      <ul>
        <li>{say('privacy.name')}</li>
        <li>{say('privacy.reach')}</li>
        <li>{say('privacy.language')}</li>
        <li>{say('privacy.topic')}</li>
        <li>{say('privacy.laptop')}</li>
        <li>{say('privacy.came')}</li>
        <li>{say('privacy.partner')}</li>
      </ul>
      <h2>{say('privacy.notTitle')}</h2>
      <p>{say('privacy.notText')}</p>
      <h2>{say('privacy.longTitle')}</h2>
      <ul>
        <li>{say('privacy.longHelp')}</li>
        <li>{say('privacy.longTopic')}</li>
        <li>{say('privacy.longCourse')}</li>
        <li>{say('privacy.longMore')}</li>
        <li>{say('privacy.longDraft')}</li>
        <li>{say('privacy.longSource')}</li>
      </ul>
      <h2>{say('privacy.needTitle')}</h2>
      <p>{say('privacy.needAsk')}</p>
      <p>{say('privacy.needSee')}</p>
      <p>{say('privacy.needStop')}</p>
      <p>{say('privacy.needLong')}</p>
      <h2>{say('privacy.deskTitle')}</h2>
      <p>{say('privacy.deskText')}</p>
      <h2>{say('privacy.cookieTitle')}</h2>
      <p>{say('privacy.cookieText')}</p>
      <p>{say('privacy.countText')}</p>
      <h2>{say('privacy.rightsTitle')}</h2>
      <p>{say('privacy.rightsText', { phone })}</p>
    </Site>
  )
}
