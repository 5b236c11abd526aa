import {
  CalendarDays,
  CalendarX,
  Hourglass,
  MapPin,
  Phone,
  ShoppingBag,
  Ticket,
  UserRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Address, Called } from '@/lib/network/rules/where'
import { directionOf, type Language } from '../language'
import { branchIn } from '../texts/branch'
import { dates } from '../texts/dates'
import { type TextKey, texts } from '../texts/texts'
import { Logo, type LogoFacts } from './logo'
import { placesAt, Where } from './where'

/** What may stand on a card; there is no field for a topic, a partner or the name of a course. */
export type CardFacts = {
  kind: 'consultation' | 'course'
  /** Whoever has no place yet may not read a card as if they had. */
  status: string
  /** The library called it off: a card of it says so. */
  activityCancelled: boolean
  branch: Called & { phone: string }
  meetings: { startsAt: Date; endsAt: Date; address: Address | null }[]
  /** Lessons that do not take place. */
  off: { startsAt: Date }[]
  name: string
  code: string
}

type CardProps = { facts: CardFacts; language: Language; logo?: LogoFacts | null }

/**
 * What someone carries in a purse: when, where, the code, in their language and below it in Dutch, because whoever
 * helps at the desk reads the same card. Every line has a picture and words.
 */
export function Card({ facts, language, logo }: CardProps) {
  const { branch, kind, name, code, off, activityCancelled } = facts
  const course = kind === 'course'
  const has = facts.status === 'booked' && !activityCancelled
  const both = (which: TextKey, values?: Values) => <Both language={language} which={which} values={values} />
  const daysOf = (lessons: CardFacts['off']) => (which: Language) => ({
    days: dates(which)
      .daysOfMonths(lessons.map(({ startsAt }) => startsAt))
      .join(' · '),
  })
  return (
    <article className="ticket print-card" lang={language} dir={directionOf(language)}>
      {logo ? <Logo logo={logo} /> : null}
      <h2>
        <Label language={language} which={headingOf(facts)} />
      </h2>
      {has || activityCancelled ? null : <Line icon={<Hourglass />}>{both('card.noPlaceYet')}</Line>}
      <Line icon={<CalendarDays />}>
        <When meetings={facts.meetings} language={language} />
        {language === 'nl' ? null : (
          <span className="dutch" lang="nl" dir="ltr">
            <When meetings={facts.meetings} language="nl" />
          </span>
        )}
      </Line>
      {off.length > 0 && has ? (
        <Line icon={<CalendarX />}>{both('agenda.adr.without', daysOf(off))}</Line>
      ) : null}
      <Line icon={<MapPin />}>
        <Named language={language} branch={branch} />
        {activityCancelled ? null : <Where language={language} places={placesAt(facts.meetings)} />}
      </Line>
      <Line icon={<UserRound />}>
        <Label language={language} which="card.forName" />{' '}
        <bdi className="card-value" translate="no">
          {name}
        </bdi>
      </Line>
      <Line icon={<Ticket />}>
        <Label language={language} which="card.code" />{' '}
        <bdi className="card-value code-text" translate="no">
          {code}
        </bdi>
      </Line>
      {has ? (
        <Line icon={<ShoppingBag />}>
          <Bring language={language} course={course} />
          {language === 'nl' ? null : (
            <span className="dutch" lang="nl" dir="ltr">
              <Bring language="nl" course={course} />
            </span>
          )}
        </Line>
      ) : null}
      <Line icon={<Phone />}>
        {both(activityCancelled ? 'agenda.adr.call' : 'card.call', { phone: branch.phone })}
      </Line>
    </article>
  )
}

function headingOf({ kind, status, activityCancelled }: CardFacts): TextKey {
  if (activityCancelled) return 'agenda.adr.offLabel'
  if (status !== 'booked') return 'card.headingWaiting'
  return kind === 'course' ? 'card.headingCourse' : 'card.heading'
}

/** A line of a card: a picture, and words. */
export function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="card-line">
      {icon}
      <div>{children}</div>
    </div>
  )
}

/** One or two words, and the same in Dutch beside them. */
export function Label({ language, which }: { language: Language; which: TextKey }) {
  return (
    <span className="card-label">
      {texts(language).say(which)}
      {language === 'nl' ? null : (
        <>
          {' · '}
          <bdi lang="nl">{texts('nl').word(which)}</bdi>
        </>
      )}
    </span>
  )
}

/** What a sentence says besides its words; a day is another word in another language. */
type Values = Record<string, string> | ((language: Language) => Record<string, string>)
type BothProps = { language: Language; which: TextKey; values?: Values }

/** A sentence in the language of the card, and in Dutch where that is another one. */
function Both({ language, which, values }: BothProps) {
  const inWords = (of: Language) => (typeof values === 'function' ? values(of) : values)
  return (
    <>
      {texts(language).say(which, inWords(language))}
      {language === 'nl' ? null : (
        <span className="dutch" lang="nl" dir="ltr">
          {texts('nl').word(which, inWords('nl'))}
        </span>
      )}
    </>
  )
}

/** The branch, and in Dutch where it is called otherwise there. */
function Named({ language, branch }: { language: Language; branch: Called }) {
  const [own, dutch] = [branchIn(texts(language), branch), branchIn(texts('nl'), branch)]
  return (
    <>
      {own}
      {own === dutch ? null : (
        <span className="dutch" lang="nl" dir="ltr">
          {dutch}
        </span>
      )}
    </>
  )
}

function Bring({ language, course }: { language: Language; course: boolean }) {
  const { word } = texts(language)
  const things: TextKey[] = course ? ['done.bringLaptop'] : ['done.bringLetter', 'done.bringId']
  const all = [word('done.bringPhone'), ...things.map((thing) => word(thing))]
  return `${word('card.bring')}: ${all.join(dates(language).comma)}`
}

/** One moment in full; lessons as the weekday and the hours once, and the days below. */
function When({ meetings, language }: { meetings: CardFacts['meetings']; language: Language }) {
  const { moment, daysOfMonths, between, weekdayOf, comma } = dates(language)
  const [only] = meetings
  if (meetings.length === 1 && only) return <b className="when">{moment(only.startsAt, only.endsAt)}</b>
  const alike = Map.groupBy(
    meetings,
    ({ startsAt, endsAt }) => `${weekdayOf(startsAt)}${comma}${between(startsAt, endsAt)}`,
  )
  return [...alike].map(([which, lessons]) => (
    <span className="lessons-of" key={which}>
      <b className="when">{which}</b>
      <span>{daysOfMonths(lessons.map(({ startsAt }) => startsAt)).join(' · ')}</span>
    </span>
  ))
}

/** The card of a page that shows the booking in another form: only on paper, instead of everything else. */
export function PaperCard(props: CardProps) {
  return (
    <div className="paper">
      <Card {...props} />
    </div>
  )
}
