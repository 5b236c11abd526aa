import { ArrowLeft, Globe } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Language, languageNames, languages } from '../language'
import { type Texts, texts } from '../texts/texts'
import { Logo, type LogoFacts } from './logo'
import { Mark } from './mark'

type Props = {
  language: Language
  /** The address of this page after the language, so that another language shows the same page. */
  path: string
  heading: string
  /** Shown above the heading and in the title: [2, 6] is step 2 of 6. */
  step?: [number, number]
  /** Where "back" leads, after the language; null on the start page. */
  back?: string | null
  /** The name of the library, where it is known. */
  library?: string
  /** Its own mark, instead of ours. */
  logo?: LogoFacts | null
  demo?: boolean
  help: ReactNode
  /** A form writes its own title, because it says so when something is wrong. */
  ownTitle?: boolean
  /** The page draws its heading itself. */
  ownHeading?: boolean
  children: ReactNode
}

/** What is the same on every page of the resident: the name, the languages, the way back, the help. */
export function Frame(props: Props) {
  const { language, heading, step, back } = props
  const { say, word } = texts(language)
  return (
    <>
      <a className="skip" href="#inhoud">
        {say('frame.skip')}
      </a>
      {props.ownTitle ? null : <title>{titleOf(language, heading, step)}</title>}
      {props.demo ? (
        <aside className="demo" aria-label={word('frame.demo')}>
          <p className="band">
            <b>{say('frame.demo')}</b> · {say('frame.demoText')}
          </p>
        </aside>
      ) : null}
      <header className="head band">
        <a className="brand" href={`/${language}`}>
          {props.logo ? <Logo logo={props.logo} /> : <Mark />}
          <span>
            <b translate="no">Wegwijs</b>
            <small>{props.library ?? say('frame.tagline')}</small>
          </span>
        </a>
        <LanguageSwitch language={language} path={props.path} />
      </header>
      <div className="page band">
        <main id="inhoud" tabIndex={-1}>
          {back == null ? null : (
            <a className="back" href={at(language, back)}>
              <ArrowLeft className="arrow" size={20} />
              {say('frame.back')}
            </a>
          )}
          {language === 'ar' ? <Unchecked /> : null}
          {props.ownHeading ? null : <Heading language={language} heading={heading} step={step} />}
          {props.children}
        </main>
        {props.help}
      </div>
      <Foot {...texts(language)} />
    </>
  )
}

/** The heading of a page, with the step it is. */
export function Heading(props: { language: Language; heading: string; step?: [number, number] }) {
  const { say } = texts(props.language)
  return (
    <>
      {props.step ? (
        <p className="step">{say('frame.step', { step: props.step[0], steps: props.step[1] })}</p>
      ) : null}
      <h1>{props.heading}</h1>
    </>
  )
}

/** The title of a page: the step, the question, and whose site it is. */
export function titleOf(language: Language, heading: string, step?: [number, number]): string {
  const { word } = texts(language)
  const which = step ? `${word('frame.step', { step: step[0], steps: step[1] })}: ` : ''
  return `${which}${heading} – Wegwijs`
}

/** An address of the resident's site. */
export function at(language: Language, path: string): string {
  return path === '' ? `/${language}` : `/${language}/${path}`
}

function LanguageSwitch({ language, path }: { language: Language; path: string }) {
  const { say } = texts(language)
  return (
    <details className="languages">
      <summary>
        <Globe size={20} />
        {say('frame.language')}
      </summary>
      <ul>
        {languages.map((other) => (
          <li key={other}>
            <a href={at(other, path)} hrefLang={other} aria-current={other === language ? 'true' : undefined}>
              <bdi lang={other}>{languageNames[other].own}</bdi>
              {languageNames[other].dutch ? (
                <bdi lang="nl" dir="ltr">
                  ({languageNames[other].dutch})
                </bdi>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Unchecked() {
  return (
    <p className="remark minor">
      {texts('ar').say('frame.unchecked')}
      <br />
      <span lang="nl" dir="ltr">
        {texts('nl').word('frame.unchecked')}
      </span>
    </p>
  )
}

function Foot({ language, say }: Texts) {
  return (
    <footer>
      <div className="band">
        <p>{say('frame.keep')}</p>
        <nav aria-label={texts(language).word('frame.privacy')}>
          <a href={at(language, 'privacy')}>{say('frame.privacy')}</a>
          <a href={at(language, 'toegankelijkheid')}>{say('frame.accessibility')}</a>
        </nav>
      </div>
    </footer>
  )
}
