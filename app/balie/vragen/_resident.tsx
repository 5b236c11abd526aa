import { capital, languageWords } from '@/app/_shared/texts/desk'
import { answerWords, calendarDay, dayInList, topicWords, tryWords } from '@/app/_shared/texts/needs'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import { Fact } from '@/app/_shared/ui/facts'
import type { Told } from '@/lib/needs/queries/line'
import type { DeskOne } from '@/lib/needs/queries/one'
import { localDate } from '@/lib/tools/time'
import { Act } from './_act'
import { calledOf } from './_own'
import { needAt } from './_paths'
import { sayForAction, tryAction } from './actions'

type Props = { need: DeskOne; now: Date }

/** What she said on the telephone or at the desk, one tap each; what ends something for good asks once more. */
export function Says({ need }: { need: DeskOne }) {
  const says = need.answers.filter((one) => one !== 'stop')
  if (need.answers.length === 0) return null
  return (
    <section aria-labelledby="zegt">
      <h2 id="zegt">
        Wat zegt <bdi translate="no">{calledOf(need)}</bdi>?
      </h2>
      <div className="buttons">
        {says.map((one) => (
          <Act
            key={one}
            action={sayForAction}
            label={`“${answerWords[one]}”`}
            along={{ needId: need.needId, says: one }}
          />
        ))}
        {need.answers.includes('stop') ? (
          <a className="button" href={`${needAt(need.needId)}/zeker?wat=stopt`}>
            “{answerWords.stop}” …
          </a>
        ) : null}
      </div>
    </section>
  )
}

type ReachingProps = Props & {
  /** Whoever looks may sign that she cannot be reached. */
  maySign: boolean
}

/** How she is reached, that she was called in vain, and what she knows already. */
export function Reaching({ need, now, maySign }: ReachingProps) {
  const { person, needId } = need
  if (person === null) return <p>De gegevens van deze inwoner zijn gewist. Wat er gebeurde, blijft staan.</p>
  return (
    <section aria-labelledby="bereiken">
      <h2 id="bereiken">
        <bdi translate="no">{person.name}</bdi> bereiken
      </h2>
      <dl className="data-summary">
        <Fact label="Hoe">
          <Way person={person} />
        </Fact>
        {person.callWhen ? (
          <Fact label="Wanneer">
            <bdi translate="no">{person.callWhen}</bdi>
          </Fact>
        ) : null}
        <Fact label="Taal">{languageWords[person.language]}</Fact>
        {person.comesBackOn ? (
          <Fact label="Komt terug">
            {dayInList(person.comesBackOn, now)}
            {person.comesBackOn < localDate(now) ? ': die dag is voorbij' : ''}
          </Fact>
        ) : null}
        <Fact label="Weet">
          <Knows messages={need.messages} now={now} />
        </Fact>
      </dl>
      <div className="buttons">
        {need.code ? (
          <a className="button" href={`${needAt(needId)}/kaartje`}>
            Kaartje
          </a>
        ) : null}
        {need.ended === null ? (
          <a className="button" href={`${needAt(needId)}/bereiken`}>
            Ander nummer of ander moment …
          </a>
        ) : null}
      </div>
      <ul className="desk-ways">
        <li>
          <a href={`${needAt(needId)}/wat-weten-wij`}>Wat weten wij van mij?</a>
        </li>
        <li>
          <a href={`${needAt(needId)}/wissen`}>Wis de gegevens</a>
        </li>
      </ul>
      {need.ended === null && person.contact !== null ? <Vain need={need} maySign={maySign} /> : null}
    </section>
  )
}

function Way({ person }: { person: NonNullable<DeskOne['person']> }) {
  const { way, contact, contactOf } = person
  if (contact === null) return 'Alleen een kaartje: wij kunnen niet bellen.'
  const whose = { resident: 'van de inwoner', helper: 'van wie helpt', partner: 'via de partner' }[contactOf]
  if (way === 'email')
    return (
      <>
        E-mail: <span translate="no">{contact}</span> ({whose})
      </>
    )
  return (
    <>
      {way === 'call' ? 'Bellen' : 'Sms'}:{' '}
      <a href={dialled(contact)} translate="no">
        {inGroups(contact)}
      </a>{' '}
      ({whose})
    </>
  )
}

const told: Record<string, string> = {
  need_sent: 'hoe het verdergaat',
  need_turn: 'dat er iets veranderde',
  need_ask: 'de vraag hoe het ging',
}
const channels = { email: 'e-mail', sms: 'sms', call: 'bellen', card: 'kaartje' }

function Knows({ messages, now }: { messages: Told[]; now: Date }) {
  if (messages.length === 0) return 'Nog niets van ons.'
  return (
    <ul className="meetings">
      {messages.map(({ kind, channel, status, at }, i) => (
        <li key={`${kind} ${i.toString()}`}>
          {told[kind] ?? 'iets van ons'}: {channels[channel]}, {standing(status)}{' '}
          {calendarDay(localDate(at), now)}
        </li>
      ))}
    </ul>
  )
}

function standing(status: string): string {
  if (status === 'due') return 'vanaf'
  return status === 'sent' ? 'op' : status === 'failed' ? 'niet gelukt op' : 'niet meer nodig sinds'
}

/** Called in vain, and how far that is towards saying that she cannot be reached. */
function Vain({ need, maySign }: Omit<ReachingProps, 'now'>) {
  const { needId, tried, person } = need
  const { halfDays, days, needed, enough } = tried
  return (
    <>
      <h3>Gebeld, niet gesproken?</h3>
      <div className="buttons">
        {Object.entries(tryWords).map(([outcome, label]) => (
          <Act
            key={outcome}
            action={tryAction}
            label={capital(label)}
            about={`bij ${person?.name ?? 'de inwoner'}`}
            along={{ needId, outcome }}
          />
        ))}
      </div>
      {halfDays === 0 ? null : (
        <p className="minor">
          Gebeld op {halfDays} {halfDays === 1 ? 'dagdeel' : 'verschillende dagdelen'}, verspreid over {days}{' '}
          {days === 1 ? 'dag' : 'dagen'}.{' '}
          {enough
            ? maySign
              ? null
              : 'Een coördinator kan nu tekenen dat dit niet lukt.'
            : `Niet te bereiken mag pas na ${needed.halfDays} dagdelen, verspreid over ${needed.days} dagen.`}
          {enough && maySign ? (
            <a href={`${needAt(needId)}/zeker?wat=tekenen`}>Teken dat {calledOf(need)} niet te bereiken is</a>
          ) : null}
        </p>
      )}
    </>
  )
}

/** Other open needs of this name or contact: they may be one. */
export function Alike({ need, now }: Props) {
  if (need.alike.length === 0) return null
  return (
    <section aria-labelledby="zelfde">
      <h2 id="zelfde">Ook op deze naam of dit nummer</h2>
      <ul className="people">
        {need.alike.map(({ needId, topic, openedAt, name }) => (
          <li key={needId}>
            <p>
              <a href={needAt(needId)}>
                {topicWords(topic)} · <bdi translate="no">{name}</bdi>
              </a>{' '}
              · sinds {calendarDay(localDate(openedAt), now)}
            </p>
            <div className="person-actions">
              <a className="button" href={`${needAt(need.needId)}/zeker?wat=samen&met=${needId}`}>
                Dit is dezelfde vraag …<span className="hidden"> als {topicWords(topic)}</span>
              </a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
