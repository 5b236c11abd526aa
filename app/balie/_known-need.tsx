import { texts } from '@/app/_shared/texts/texts'
import { isTopic } from '@/lib/network/rules/topics'
import type { Known } from '@/lib/privacy/queries/known'
import { atLocal } from '@/lib/tools/time'
import { day, moment, shortDay } from './_booking-words'
import { channels, letters, outcomes, sent } from './boeking/_known-words'

type Need = Known['needs'][number]

/** What one need was about, in a few words. */
export function aboutNeed({ topic, municipality }: Pick<Need, 'topic' | 'municipality'>): string {
  return `${isTopic(topic) ? texts('nl').word(`topic.${topic}`) : topic}, ${municipality}`
}

/** How a need stands, in a few words. */
export function needState({ ended, isMerged }: Pick<Need, 'ended' | 'isMerged'>): string {
  if (isMerged) return 'hoort bij een andere vraag van u'
  return ended ? ends[ended] : 'er is hulp onderweg'
}

const ends = {
  helped: 'u bent geholpen',
  stopped: 'u wilde dit niet meer',
  unreachable: 'wij konden u niet bereiken',
}

/** All that is kept with one need, line by line, to read. */
export function KnownNeed({ need }: { need: Need }) {
  const { code, openedAt, openedBy, endedAt, callWhen, comesBackOn } = need
  return (
    <section className="known-booking">
      <h4>{aboutNeed(need)}</h4>
      <ul>
        <li>
          Hoe het staat: {needState(need)}. Gevraagd op {day(openedAt)}, bij {openedBy}.
          {code ? (
            <>
              {' '}
              Code: <span translate="no">{code}</span>
            </>
          ) : null}
        </li>
        {endedAt ? <li>Klaar op {day(endedAt)}</li> : null}
        <li>
          Opgeschreven: <bdi translate="no">{need.name}</bdi>
          {need.contact ? (
            <>
              , <span translate="no">{need.contact}</span>
            </>
          ) : null}
        </li>
        {callWhen ? (
          <li>
            Wanneer bellen: <bdi>{callWhen}</bdi>
          </li>
        ) : null}
        {comesBackOn ? <li>U komt terug op {day(atLocal(comesBackOn, '12:00'))}</li> : null}
        <Agreed need={need} />
        <Happened need={need} />
      </ul>
    </section>
  )
}

const fields = {
  name: 'uw naam',
  contact: 'hoe u bereikt wordt',
  topic: 'waarover het gaat',
  language: 'uw taal',
  call_when: 'wanneer u gebeld wilt worden',
}

function Agreed({ need: { consents, askings } }: { need: Need }) {
  return (
    <>
      {consents.map((one) => (
        <li key={`${one.organisation} ${one.givenAt.toISOString()}`}>
          U vond het op {day(one.givenAt)} goed dat {one.organisation} dit weet:{' '}
          {one.fields.map((field) => fields[field]).join(', ')}.{' '}
          {one.withdrawnAt
            ? `Niet meer goed sinds ${day(one.withdrawnAt)}.`
            : `Dat geldt tot ${day(one.runsUntil)}.`}
        </li>
      ))}
      {askings.map((one) => (
        <li key={`${one.organisation} ${one.sentAt.toISOString()}`}>
          {one.organisation}: gevraagd op {shortDay(one.sentAt)}
          {one.acceptedAt ? `, nam het op zich op ${shortDay(one.acceptedAt)}` : ''}
          {one.contactedAt ? `, sprak u op ${shortDay(one.contactedAt)}` : ''}
          {one.endedAt ? `, klaar op ${shortDay(one.endedAt)}` : ''}
        </li>
      ))}
    </>
  )
}

const said: Record<string, string> = {
  nobody_called: 'niemand belde',
  helped: 'geholpen',
  not_yet: 'nog niet geholpen',
  stop: 'u wilt dit niet meer',
}

function Happened({ need: { events, messages, calls } }: { need: Need }) {
  return (
    <>
      {events
        .filter(({ kind }) => kind === 'answered')
        .map(({ at, detail }) => (
          <li key={at.toISOString()}>
            U zei op {moment(at)}: {said[detail ?? ''] ?? ''}
          </li>
        ))}
      {messages.map(({ kind, channel, status, at }, i) => (
        <li key={`${kind} ${at.toISOString()} ${i.toString()}`}>
          Bericht, {channels[channel]}: {letters[kind]} ({sent[status]}, {moment(at)})
        </li>
      ))}
      {calls.map(({ at, outcome }) => (
        <li key={at.toISOString()}>
          Gebeld op {moment(at)}: {outcomes[outcome]}
        </li>
      ))}
    </>
  )
}
