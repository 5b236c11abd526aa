import { ButtonForm } from '@/app/_shared/forms/button-form'
import { dates } from '@/app/_shared/texts/dates'
import { atWords, beforeWords, dayWords, languageWords } from '@/app/_shared/texts/desk'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import type { Call } from '@/lib/notices/queries/calls'
import { isNewTime } from '@/lib/notices/rules/calls'
import { localDate } from '@/lib/tools/time'
import { CallAgain } from './_again'
import { CallMove } from './_move'
import { alongOf, type Narrowed } from './_paths'
import { refusals } from './_refusals'
import { reasons, sayOf, whose } from './_words'
import { finishCallAction, giveCallBackAction, takeCallAction } from './actions'

type Props = {
  call: Call
  narrowed: Narrowed
  now: Date
  /** It is the one to call next. */
  first?: boolean
  /** Something was just done with it: its first button has the focus. */
  focused?: boolean
}

const { bareTime } = dates('nl')

/** To tick with a pen, where it is more than having spoken to somebody. */
const endings: Partial<Record<Call['kind'], string[]>> = {
  offer: ['ja', 'nee'],
  called_off: ['nieuwe tijd:', 'meld af', 'iets anders'],
  rescheduled: ['past', 'nieuwe tijd:', 'meld af'],
}
const unreached = ['geen gehoor', 'ingesproken', 'nummer klopt niet']

/** One call: until when, whom, why and what to say; and what can be done with it now. */
export function CallLine(props: Props) {
  const { call, now } = props
  const tries = call.tries.length
  return (
    <li className={call.mine ? 'call mine' : 'call'} id={call.messageId}>
      <div className="call-until">
        <b>{beforeWords(call.until, now)}</b>
        <span>{reasons[call.kind]}</span>
        {tries > 0 ? <span>{tries === 1 ? '1 keer gebeld' : `${tries} keer gebeld`}</span> : null}
        {call.dueAt > now ? <span>bel weer {atWords(call.dueAt, now)}</span> : null}
      </div>
      <div>
        <h2>
          <bdi translate="no">{call.name}</bdi>
        </h2>
        <Telephone call={call} />
        <p>
          Taal: <b>{languageWords[call.language]}</b>
        </p>
      </div>
      <div>
        <p className="call-say">“{sayOf(call, now)}”</p>
        <p className="remark minor">
          {call.title ?? 'Afspraak'} · {call.branchName} · {atWords(call.startsAt, now)} · code{' '}
          <span translate="no">{call.code}</span>
          {localDate(call.since) < localDate(now) ? ` · op de lijst sinds ${dayWords(call.since, now)}` : ''}
        </p>
      </div>
      <div className={call.mine ? 'call-endings' : 'call-actions'}>
        <Actions {...props} />
      </div>
      {/* To tick with a pen. */}
      <p className="call-paper" aria-hidden="true">
        {[...(endings[call.kind] ?? ['gesproken']), ...unreached].map((ending) => (
          <span key={ending}>□ {ending}</span>
        ))}
      </p>
    </li>
  )
}

function Telephone({ call: { telephone, email, contactOf } }: { call: Call }) {
  if (email)
    return (
      <p>
        Een e-mail naar <span translate="no">{email}</span> {whose[contactOf]} kwam niet aan. Er is geen
        telefoonnummer: vertel het aan de balie.
      </p>
    )
  if (!telephone) return <p>Geen telefoonnummer: vertel het aan de balie.</p>
  return (
    <p>
      <a className="call-number" href={dialled(telephone)} translate="no">
        {inGroups(telephone)}
      </a>{' '}
      {whose[contactOf]}
    </p>
  )
}

function Actions(props: Props) {
  const { call, narrowed, first, focused } = props
  const { messageId, name, takenBy, mine } = call
  if (mine) return <Endings {...props} />
  if (takenBy !== null)
    return (
      <p>
        <bdi translate="no">{takenBy}</bdi> belt nu.
      </p>
    )
  return (
    <ButtonForm
      action={takeCallAction}
      label="Ik bel"
      about={`(${name})`}
      along={{ ...alongOf(narrowed), messageId }}
      primary={first}
      focused={focused}
      refusals={refusals}
    />
  )
}

/** How a call can end, for who has taken it. */
function Endings(props: Props) {
  const { call, narrowed, now } = props
  const { messageId, name } = call
  const along = alongOf(narrowed)
  return (
    <>
      <section aria-labelledby={`${messageId}-iemand`}>
        <h3 id={`${messageId}-iemand`}>Iemand nam op</h3>
        <div className="call-buttons">
          <Spoken {...props} />
        </div>
      </section>
      <section aria-labelledby={`${messageId}-niemand`}>
        <h3 id={`${messageId}-niemand`}>Niemand nam op</h3>
        <CallAgain
          action={finishCallAction}
          messageId={messageId}
          about={`(${name})`}
          moments={call.again.map((at) => ({ value: at.toISOString(), label: atWords(at, now) }))}
          along={along}
        />
      </section>
      <div className="call-buttons call-else">
        <Outcome {...{ call, narrowed }} label="Nummer klopt niet" outcome="wrong_number" />
        <ButtonForm
          action={giveCallBackAction}
          label="Leg terug"
          about={`(${name})`}
          along={{ ...along, messageId }}
          refusals={refusals}
        />
      </div>
    </>
  )
}

function Spoken(props: Props) {
  const { call, narrowed, focused } = props
  if (isNewTime(call.kind)) return <SpokenOfTime {...props} />
  const offer = call.kind === 'offer'
  const shared = { call, narrowed, outcome: 'spoken' } as const
  return (
    <>
      {offer ? (
        <Outcome {...shared} label="Ja, neemt de plek" answer="yes" primary focused={focused} />
      ) : (
        <Outcome {...shared} label="Gesproken" primary focused={focused} />
      )}
      {call.answers.includes('no') ? (
        <Outcome {...shared} label={offer ? 'Nee, van de lijst' : 'Kan niet: meld af'} answer="no" />
      ) : null}
      <Outcome {...shared} label="Wil iets anders" answer="other" />
    </>
  )
}

/** What she has does not go on, or is at another time: she chooses there and then, and it is done at once. */
function SpokenOfTime({ call, narrowed, now, focused }: Props) {
  const shared = { call, narrowed, outcome: 'spoken' } as const
  const fits = call.kind === 'rescheduled'
  const run = call.of === 'course'
  return (
    <>
      {fits ? <Outcome {...shared} label="Past: gesproken" primary focused={focused} /> : null}
      {call.answers.includes('yes') ? (
        <CallMove
          messageId={call.messageId}
          about={`(${call.name})`}
          days={daysOf(call.times, now)}
          primary={!fits}
          along={alongOf(narrowed)}
        />
      ) : null}
      <Outcome
        {...shared}
        label={run ? 'Weet het: meld af' : 'Liever niet: meld af'}
        answer="no"
        primary={run}
        focused={run && focused}
      />
      <Outcome {...shared} label="Wil iets anders" answer="other" />
    </>
  )
}

function daysOf(times: Call['times'], now: Date) {
  const perDay = [...Map.groupBy(times, ({ startsAt }) => localDate(startsAt)).values()]
  return perDay.map((onDay) => ({
    day: onDay[0] ? dayWords(onDay[0].startsAt, now) : '',
    times: onDay.map(({ activityId, startsAt }) => ({
      value: String(activityId),
      label: bareTime(startsAt),
    })),
  }))
}

type OutcomeProps = {
  call: Call
  narrowed: Narrowed
  label: string
  outcome: 'spoken' | 'wrong_number'
  answer?: 'yes' | 'no' | 'other'
  primary?: boolean
  focused?: boolean
}

function Outcome({ call: { messageId, name }, narrowed, outcome, answer, ...button }: OutcomeProps) {
  const along = { ...alongOf(narrowed), messageId, outcome, ...(answer ? { answer } : {}) }
  return (
    <ButtonForm action={finishCallAction} about={`(${name})`} along={along} refusals={refusals} {...button} />
  )
}
