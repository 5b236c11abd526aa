import { ButtonForm } from '@/app/_shared/forms/button-form'
import { dates } from '@/app/_shared/texts/dates'
import type { Call } from '@/lib/notices/queries/calls'
import { alongOf, type Narrowed } from './_paths'
import { atWords, beforeWords, dialled, inGroups, languages, reasons, refusals, sayOf, whose } from './_words'
import { finishCallAction, giveCallBackAction, takeCallAction } from './actions'

const { day, moment } = dates('nl')

type Props = { call: Call; narrowed: Narrowed; now: Date; first?: boolean }

/** One call: until when, whom, why and what to say; and what can be done with it now. */
export function CallLine({ call, narrowed, now, first }: Props) {
  return (
    <li className={call.mine ? 'call mine' : 'call'} id={call.messageId}>
      <div className="call-until">
        <b>{beforeWords(call.until, now)}</b>
        <span>{reasons[call.kind]}</span>
        {call.tries > 0 ? (
          <small>{call.tries === 1 ? '1 keer gebeld' : `${call.tries} keer gebeld`}</small>
        ) : null}
        {call.dueAt > now ? <small>bel weer {atWords(call.dueAt, now)}</small> : null}
      </div>
      <div>
        <h2>
          <bdi translate="no">{call.name}</bdi>
        </h2>
        <Telephone call={call} />
        <p>
          Taal: <b>{languages[call.language]}</b>
        </p>
      </div>
      <div>
        <p className="call-say">“{sayOf(call, now)}”</p>
        <p className="remark minor">
          {call.title ?? 'Afspraak'} · {call.branchName} · {moment(call.startsAt)} · code{' '}
          <span translate="no">{call.code}</span> · op de lijst sinds {day(call.since)}
        </p>
      </div>
      <div className="call-actions">
        <Actions call={call} narrowed={narrowed} now={now} first={first} />
      </div>
      {/* To tick with a pen. */}
      <p className="call-paper" aria-hidden="true">
        □ gesproken □ geen gehoor □ ingesproken □ nummer klopt niet
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

function Actions({ call, narrowed, now, first }: Props) {
  const { messageId, name, takenBy, mine } = call
  const along = { ...alongOf(narrowed), messageId }
  const about = `(${name})`
  if (takenBy !== null && !mine)
    return (
      <p>
        <bdi translate="no">{takenBy}</bdi> belt nu.
      </p>
    )
  if (!mine)
    return (
      <ButtonForm
        action={takeCallAction}
        label="Ik bel"
        about={about}
        along={along}
        primary={first}
        refusals={refusals}
      />
    )
  return (
    <>
      <Outcomes call={call} narrowed={narrowed} now={now} />
      <ButtonForm
        action={giveCallBackAction}
        label="Leg terug"
        about={about}
        along={along}
        refusals={refusals}
      />
      <p className="remark minor">
        Spreek niets persoonlijks in. Zeg alleen: “Dit is de bibliotheek. Wilt u ons terugbellen?”
      </p>
    </>
  )
}

function Outcomes({ call, narrowed, now }: Props) {
  const { answers, kind } = call
  const offer = kind === 'offer'
  return (
    <>
      {offer ? (
        <Outcome {...{ call, narrowed }} label="Ja, neemt de plek" outcome="spoken" answer="yes" primary />
      ) : (
        <Outcome {...{ call, narrowed }} label="Gesproken" outcome="spoken" primary />
      )}
      {answers.includes('no') ? (
        <Outcome
          {...{ call, narrowed }}
          label={offer ? 'Nee, van de lijst' : 'Kan niet: meld af'}
          outcome="spoken"
          answer="no"
        />
      ) : null}
      <Outcome {...{ call, narrowed }} label="Wil iets anders" outcome="spoken" answer="other" />
      <Outcome
        {...{ call, narrowed }}
        label={`Geen gehoor, weer ${atWords(call.again, now)}`}
        outcome="no_answer"
      />
      <Outcome {...{ call, narrowed }} label="Ingesproken" outcome="voicemail" />
      <Outcome {...{ call, narrowed }} label="Nummer klopt niet" outcome="wrong_number" />
    </>
  )
}

type OutcomeProps = {
  call: Call
  narrowed: Narrowed
  label: string
  outcome: 'spoken' | 'no_answer' | 'voicemail' | 'wrong_number'
  answer?: 'yes' | 'no' | 'other'
  primary?: boolean
}

function Outcome({ call: { messageId, name }, narrowed, label, outcome, answer, primary }: OutcomeProps) {
  const along = { ...alongOf(narrowed), messageId, outcome, ...(answer ? { answer } : {}) }
  return (
    <ButtonForm
      action={finishCallAction}
      label={label}
      about={`(${name})`}
      along={along}
      primary={primary}
      refusals={refusals}
    />
  )
}
