import { ArrowLeft, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { config } from '@/lib/config'
import { PhoneNumber } from './help'
import { Mark } from './mark'

type Props = {
  heading: string
  back?: { href: string; label: string }
  /** A form writes its own title, because it says so when something is wrong. */
  ownTitle?: boolean
  children: ReactNode
}

/** The frame of the pages on which people who work here come in: nobody has a name there yet. */
export function Door({ heading, back, ownTitle, children }: Props) {
  const { demo, libraryPhone } = config()
  return (
    <>
      <a className="skip" href="#inhoud">
        Naar de tekst
      </a>
      {ownTitle ? null : <title>{doorTitle(heading)}</title>}
      {demo ? (
        <aside className="demo" aria-label="Voorbeeldgegevens">
          <p className="band">
            <b>Voorbeeldgegevens</b> · De namen, tijden en telefoonnummers zijn verzonnen.
          </p>
        </aside>
      ) : null}
      <header className="desk-head">
        <div className="band desk-top">
          <a className="brand" href="/nl">
            <Mark />
            <span>
              <b translate="no">Wegwijs</b>
              <small>Voor wie hier werkt</small>
            </span>
          </a>
        </div>
      </header>
      <div className="band desk-page">
        <main id="inhoud" className="door" tabIndex={-1}>
          {back ? (
            <a className="back" href={back.href}>
              <ArrowLeft size={20} />
              {back.label}
            </a>
          ) : null}
          <h1>{heading}</h1>
          {children}
        </main>
      </div>
      <footer>
        <p className="band desk-help">
          <Phone size={20} />
          <span>
            Komt u er niet uit? Bel de bibliotheek: <PhoneNumber number={libraryPhone} />
          </span>
        </p>
      </footer>
    </>
  )
}

/** The title of a page at the door. */
export function doorTitle(heading: string): string {
  return `${heading} – Wegwijs`
}

/** What every form of people who work here says when something is wrong. */
export const formWords = {
  language: 'nl',
  formKey: '',
  wrong: 'Fout',
  heading: 'Er ging iets mis',
  refused: 'Dit kan nu niet',
}
