import { ArrowLeft, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { config } from '@/lib/tools/config'
import { ownPhone } from '../own-phone'
import { PhoneNumber } from './help'
import { Mark } from './mark'

type Props = {
  /** The title of the page; null when a form writes its own, because it says so when something is wrong. */
  title: string | null
  heading: ReactNode
  /** One page up. */
  back?: { href: string; label: string }
  /** Where the name of the site leads. */
  home: string
  /** Below the name of the site. */
  tagline: ReactNode
  /** At the end of the line with the name of the site. */
  account?: ReactNode
  navigation?: ReactNode
  /** Between the head and what the page is about. */
  notice?: ReactNode
  /** Whom to ask who cannot get on; the library by telephone when it is not said, nobody when null. */
  help?: ReactNode
  className?: string
  children: ReactNode
}

/** What is the same on every page of people who work here, with a name or without: whose site it is, and help. */
export function Shell(props: Props) {
  const { title, back } = props
  const { demo } = config()
  return (
    <>
      <a className="skip" href="#inhoud">
        Naar de tekst
      </a>
      {title === null ? null : <title>{title}</title>}
      {demo ? (
        <aside className="demo" aria-label="Voorbeeldgegevens">
          <p className="band">
            <b>Voorbeeldgegevens</b> · De namen, tijden en telefoonnummers zijn verzonnen.
          </p>
        </aside>
      ) : null}
      <header className="desk-head">
        <div className="band desk-top">
          <a className="brand" href={props.home}>
            <Mark />
            <span>
              <b translate="no">Wegwijs</b>
              {props.tagline}
            </span>
          </a>
          {props.account}
        </div>
        {props.navigation}
      </header>
      {props.notice}
      <div className="band desk-page">
        <main id="inhoud" className={props.className} tabIndex={-1}>
          {back ? (
            <a className="back" href={back.href}>
              <ArrowLeft size={20} />
              {back.label}
            </a>
          ) : null}
          <h1>{props.heading}</h1>
          {props.children}
        </main>
      </div>
      {props.help === null ? null : <footer>{props.help ?? <WhoToCall />}</footer>}
    </>
  )
}

/** Help from a person, where there is a number for it. */
async function WhoToCall() {
  const phone = await ownPhone()
  if (phone === '') return null
  return (
    <p className="band desk-help">
      <Phone size={20} />
      <span>
        Komt u er niet uit? Bel de bibliotheek: <PhoneNumber number={phone} />
      </span>
    </p>
  )
}
