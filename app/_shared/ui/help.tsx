import { Phone } from 'lucide-react'
import type { ClosedDays } from '@/lib/network/rules/closed'
import type { LocalDate } from '@/lib/tools/time'
import type { Language } from '../language'
import { dates } from '../texts/dates'
import { type TextKey, texts } from '../texts/texts'
import { ClosedSoon } from './closed'
import { type Place, Where } from './where'

export type WalkIn = { weekday: number; fromTime: string; untilTime: string }
export type HelpBranch = {
  slug: string
  name: string
  phone: string
  walkIn: WalkIn[]
  places?: Place[]
  /** When it is closed soon by itself, and from when for good. */
  closed?: ClosedDays[]
  closedFrom?: LocalDate | null
}

type Props = {
  language: Language
  /** The general telephone, or the branch's when the page is about one branch; empty where nobody said which. */
  phone: string
  branch?: HelpBranch
  /** Whether there is a number is only known when the page is sent, which may leave that line out. */
  unsure?: true
  /** When every branch is closed soon. */
  closed?: ClosedDays[]
  /** Every branch, or that they are too many for this block and have a page of their own. */
  branches?: HelpBranch[] | 'elsewhere'
}

/** Help from a person, on the same place of every page: the telephone, and when to walk in. */
export function Help(props: Props) {
  const { language, branch, branches } = props
  const { say } = texts(language)
  const phone = branch?.phone ?? props.phone
  const come = comeWords(props, phone)
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
      {come ? <p>{say(come)}</p> : null}
      {branch ? (
        <>
          <h3>{say('help.inBranch', { branch: branch.name })}</h3>
          <Where language={language} places={branch.places ?? []} short />
          <Hours language={language} walkIn={branch.walkIn} />
          <ClosedSoon
            language={language}
            {...branch}
            closed={[...(props.closed ?? []), ...(branch.closed ?? [])]}
          />
        </>
      ) : null}
      {branch || !branches ? null : <PerBranch {...{ language, branches }} closed={props.closed ?? []} />}
    </aside>
  )
}

/** That one can walk in: only where somebody is there for it, as far as that is known. */
function comeWords({ branch, unsure, branches }: Props, phone: string): TextKey | null {
  if (unsure) return 'agenda.set.come'
  const walksIn = branch ? isWalkedIn([branch]) : branches === 'elsewhere' || isWalkedIn(branches ?? [])
  if (walksIn) return phone ? 'help.orCome' : 'agenda.set.come'
  return phone || branch ? null : 'agenda.set.back'
}

/** Whether somewhere there are hours in which one can walk in. */
export function isWalkedIn(branches: Pick<HelpBranch, 'walkIn'>[]): boolean {
  return branches.some(({ walkIn }) => walkIn.length > 0)
}

type PerBranchProps = { language: Language; branches: HelpBranch[] | 'elsewhere'; closed: ClosedDays[] }

function PerBranch({ language, branches, closed }: PerBranchProps) {
  const { say } = texts(language)
  if (branches === 'elsewhere')
    return (
      <p>
        <a className="way-on" href={`/${language}/vestigingen`}>
          {say('help.perBranch')}
        </a>
      </p>
    )
  if (!isWalkedIn(branches)) return null
  return (
    <details className="fold">
      <summary>{say('help.perBranch')}</summary>
      <ClosedSoon everywhere {...{ language, closed }} walkIn={branches.flatMap(({ walkIn }) => walkIn)} />
      {branches.map((one) => (
        <div key={one.slug}>
          <h3>{one.name}</h3>
          <Hours language={language} walkIn={one.walkIn} />
          <ClosedSoon language={language} {...one} closed={one.closed ?? []} />
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
