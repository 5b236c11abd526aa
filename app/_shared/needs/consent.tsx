import type { Language } from '../language'
import { voice } from './both'

type Props = {
  language: Language
  organisation: string
  phone: string
}

/**
 * What she reads before anybody hears of her. Another text needs another `CONSENT_VERSION`
 * (lib/needs/rules/consent.ts), so that it stays known what she said yes to.
 */
export function ConsentText({ language, organisation: name, phone }: Props) {
  const { say, named } = voice(language)
  const organisation = named(name)
  return (
    <>
      <p className="turned-ask">{say('need.consent.ask', { organisation })}</p>
      <p>{say('need.consent.tell')}</p>
      <ul>
        <li>{say('need.consent.name')}</li>
        <li>{say('need.consent.contact')}</li>
        <li>{say('need.consent.topic')}</li>
        <li>{say('need.consent.language')}</li>
        <li>{say('need.consent.callWhen')}</li>
      </ul>
      <p>{say('need.consent.only')}</p>
      <p>{say('need.consent.term', { organisation })}</p>
      <p>{say('need.consent.kept')}</p>
      <p>{say('need.consent.stop', { phone })}</p>
      <p className="turned-ask">{say('need.consent.no')}</p>
    </>
  )
}
