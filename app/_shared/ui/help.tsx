import { Phone } from 'lucide-react'
import type { Language } from '../language'
import { dates } from '../texts/dates'
import { texts } from '../texts/texts'
import { type Place, Where } from './where'

export type WalkIn = { weekday: number; fromTime: string; untilTime: string }
export type HelpBranch = { slug: string; name: string; phone: string; walkIn: WalkIn[]; places?: Place[] }

/** Help from a person, on the same place of every page: the telephone, and when to walk in. */
export function Help(props: {
  language: Language
  /** The general telephone, or the branch's when the page is about one branch; empty where nobody said which. */
  phone: string
  branch?: HelpBranch
  /** Every branch, or that they are too many for this block and have a page of their own. */
  branches?: HelpBranch[] | 'elsewhere'
}) {
  const { language, branch, branches } = props
  const { say } = texts(language)
  const phone = branch?.phone ?? props.phone
  const somewhere = branch !== undefined || branches === 'elsewhere' || (branches?.length ?? 0) > 0
  return (
    <aside className="help" aria-labelledby="hulp">
      <h2 id="hulp">{say('help.title')}</h2>
      {phone ? (
        <p className="phone">
          <Phone size={24} />
          <span>
            {say('help.call')} <PhoneNumber number={phone} />
          </span>
        </p>
      ) : null}
      <p>{say(phone ? 'help.orCome' : somewhere ? 'agenda.set.come' : 'agenda.set.back')}</p>
      {branch ? (
        <>
          <h3>{say('help.inBranch', { branch: branch.name })}</h3>
          <Where language={language} places={branch.places ?? []} short />
          <Hours language={language} walkIn={branch.walkIn} />
        </>
      ) : null}
      {branch || !branches ? null : <PerBranch language={language} branches={branches} />}
    </aside>
  )
}

type PerBranchProps = { language: Language; branches: HelpBranch[] | 'elsewhere' }

function PerBranch({ language, branches }: PerBranchProps) {
  const { say } = texts(language)
  if (branches === 'elsewhere')
    return (
      <p>
        <a className="way-on" href={`/${language}/vestigingen`}>
          {say('help.perBranch')}
        </a>
      </p>
    )
  if (branches.length === 0) return null
  return (
    <details className="fold">
      <summary>{say('help.perBranch')}</summary>
      {branches.map((one) => (
        <div key={one.slug}>
          <h3>{one.name}</h3>
          <Hours language={language} walkIn={one.walkIn} />
        </div>
      ))}
    </details>
  )
}

/** When someone of the library is there for who walks in. */
export function Hours({ language, walkIn }: { language: Language; walkIn: WalkIn[] }) {
  const { say } = texts(language)
  const { weekday, hours } = dates(language)
  if (walkIn.length === 0) return <p>{say('help.none')}</p>
  return (
    <ul className="hours">
      {walkIn.map((one) => (
        <li key={`${one.weekday} ${one.fromTime}`}>
          <span>{weekday(one.weekday)}</span> <span>{hours(one.fromTime, one.untilTime)}</span>
        </li>
      ))}
    </ul>
  )
}

/** A telephone number: a link where one can call with it, plain text where not. */
export function PhoneNumber({ number }: { number: string }) {
  return (
    <>
      <a className="dial" href={`tel:${number.replaceAll(/[^0-9+%A-Z]/g, '')}`} translate="no" dir="ltr">
        {number}
      </a>
      <bdi className="number" translate="no" dir="ltr">
        {number}
      </bdi>
    </>
  )
}
