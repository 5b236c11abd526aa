import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Present } from '@/lib/team/queries/sessions'
import { WARN_MINUTES } from '@/lib/team/rules/sessions'
import { titled } from '../forms/words'
import { directionOf, type Language } from '../language'
import { ownPhone } from '../own-phone'
import { texts } from '../texts/texts'
import { Idle } from '../ui/idle'
import { PrintButton } from '../ui/print'
import { ConsentText } from './consent'
import { LanguageLinks } from './languages'

type Props = {
  who: Present
  /** In which language she reads it; the others are one press away. */
  language: Language
  to: (language: Language) => string
  back: { href: string; label: string }
  organisation: string
  /** Her two answers: neither stands before the other. */
  yes: ReactNode
  no: ReactNode
}

/**
 * The screen is turned to her: only her text and two answers, in her language. What the one at the desk needs stands small
 * above it, and none of it on paper; there she ticks a box herself.
 */
export async function Turned({ who, language, to, back, organisation, yes, no }: Props) {
  const { word, say } = texts(language)
  const { idleMinutes, busy } = who
  return (
    <>
      <title>{titled(word('need.consent.title'))}</title>
      <header className="turned-head">
        <a className="back" href={back.href}>
          <ArrowLeft size={20} />
          {back.label}
        </a>
        <LanguageLinks label="Taal van de tekst" language={language} to={to} />
        <PrintButton label="Print de tekst" aside />
      </header>
      <Idle minutes={idleMinutes} warnMinutes={Math.min(WARN_MINUTES, idleMinutes / 2)} busy={busy} />
      <main id="inhoud" className="turned" lang={language} dir={directionOf(language)}>
        <h1>{say('need.consent.title')}</h1>
        <ConsentText language={language} organisation={organisation} phone={await ownPhone()} />
        <div className="turned-answers">
          {yes}
          {no}
        </div>
        <ul className="paper turned-boxes">
          <li>{say('need.consent.yes')}</li>
          <li>{say('need.consent.address')}</li>
        </ul>
      </main>
    </>
  )
}
