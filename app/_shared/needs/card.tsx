import { CalendarDays, Globe, MessageCircle, Phone, Ticket, UserRound } from 'lucide-react'
import type { CardStanding } from '@/lib/needs/rules/card'
import { directionOf, type Language } from '../language'
import { Label, Line } from '../ui/card'
import { Logo, type LogoFacts } from '../ui/logo'
import { Both, type Voice } from './both'

/** What may stand on the card of a need; there is no field for what it is about. */
export type NeedCardFacts = CardStanding & {
  code: string
  name: string
  language: Language
  contactWay: 'call' | 'sms' | 'email' | 'card'
  contactOf: 'resident' | 'helper' | 'partner'
  comesBackOn: string | null
}

/** What she rather not has on paper: who calls, or from which number. */
export type Left = { name: boolean; number: boolean }

/** What of the settings stands on a card. */
export function houseOf({ libraryPhone, siteUrl }: Omit<House, 'logo'>, logo: House['logo']): House {
  return { libraryPhone, siteUrl, logo }
}

const nothingLeft: Left = { name: false, number: false }

/** Where somebody calls or looks when nobody called. */
export type House = { libraryPhone: string; siteUrl: string; logo: LogoFacts | null }

type Props = { facts: NeedCardFacts; left?: Left; house: House }

/** What somebody carries in a purse until she has heard: who calls, before when, and what to do when nobody does. */
export function NeedCard({ facts, left = nothingLeft, house }: Props) {
  const { language, by, caller } = facts
  const number = left.number || left.name || !hears(facts) ? null : (caller?.phone ?? null)
  return (
    <article className="ticket print-card" lang={language} dir={directionOf(language)}>
      {house.logo ? <Logo logo={house.logo} /> : null}
      <h2>
        <Label language={language} which="need.card.heading" />
      </h2>
      <Line icon={<MessageCircle />}>
        <b>
          <Both language={language} tell={(voice) => whoSaid(facts, left, voice)} />
        </b>
      </Line>
      {number === null ? null : (
        <Line icon={<Phone />}>
          <Both language={language} tell={({ word }) => word('need.card.fromNumber', { phone: number })} />
        </Line>
      )}
      {by === null || !hears(facts) ? null : (
        <Line icon={<CalendarDays />}>
          <Both language={language} tell={({ word, day }) => word('need.card.by', { day: day(by) })} />
        </Line>
      )}
      <Line icon={<UserRound />}>
        <Label language={language} which="card.forName" />{' '}
        <bdi className="card-value" translate="no">
          {facts.name}
        </bdi>
      </Line>
      <Line icon={<Ticket />}>
        <Label language={language} which="card.code" />{' '}
        <bdi className="card-value code-text" translate="no" dir="ltr">
          {grouped(facts.code)}
        </bdi>
      </Line>
      <IfNot language={language} {...house} />
    </article>
  )
}

/** What to do when nobody calls: the telephone first, then the site with the code. */
function IfNot({ language, libraryPhone, siteUrl }: Omit<House, 'logo'> & { language: Language }) {
  const site = (own: Language) => `${siteUrl.replace(/^https?:\/\//, '')}/${own}/afspraak`
  return (
    <>
      <Line icon={<Phone />}>
        <Both language={language} tell={({ word }) => word('need.card.nobody', { phone: libraryPhone })} />
      </Line>
      <Line icon={<Globe />}>
        <Both
          language={language}
          tell={({ word, named, language: own }) => word('need.card.look', { site: named(site(own)) })}
        />
      </Line>
    </>
  )
}

/** Whether somebody is going to call or write: not to who comes back herself, nor to who has been spoken to. */
function hears({ contactWay, isSpoken }: NeedCardFacts): boolean {
  return contactWay !== 'card' && !isSpoken
}

function whoSaid(facts: NeedCardFacts, left: Left, { word, named, day }: Voice): string {
  const { caller, contactWay, comesBackOn, isSpoken } = facts
  const whom = caller === null ? word('need.card.library') : named(caller.name)
  const who = caller !== null && left.name ? word('need.card.somebody') : whom
  if (isSpoken) return word('need.card.helps', { who })
  if (contactWay === 'card')
    return comesBackOn === null ? '' : word('need.card.comeBack', { day: day(comesBackOn) })
  const [own, helper] = (
    {
      call: ['need.card.call', 'need.card.callHelper'],
      sms: ['need.card.sms', 'need.card.smsHelper'],
      email: ['need.card.email', 'need.card.emailHelper'],
    } as const
  )[contactWay]
  return word(facts.contactOf === 'resident' ? own : helper, { who })
}

/** Seven signs as they are read out: three and four. */
function grouped(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
