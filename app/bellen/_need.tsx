import { ButtonForm } from '@/app/_shared/forms/button-form'
import { atWords, beforeWords, dayWords, languageWords } from '@/app/_shared/texts/desk'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import type { NeedCall } from '@/lib/notices/queries/need-calls'
import { atLocal, localDate } from '@/lib/tools/time'
import { CallAgain } from './_again'
import { needReasons, needSayOf, saysWords } from './_need-words'
import { alongOf, type Narrowed } from './_paths'
import { refusals } from './_refusals'
import { whose } from './_words'
import { finishNeedCallAction, giveCallBackAction, takeCallAction } from './actions'

type Props = {
  call: NeedCall
  narrowed: Narrowed
  now: Date
  /** It is the one to call next. */
  first?: boolean
  /** Something was just done with it: its first button has the focus. */
  focused?: boolean
}

const onPaper = ['gesproken', 'geen gehoor', 'ingesproken', 'nummer klopt niet']

/** One call about what the library guards for somebody, as a line of the same list. */
export function NeedCallLine(props: Props) {
  const { call, now } = props
  const tries = call.tries.length
  return (
    <li className={call.mine ? 'call mine' : 'call'} id={call.messageId}>
      <div className="call-until">
        <b>{beforeWords(call.until, now)}</b>
        <span>{needReasons[call.kind]}</span>
        {tries > 0 ? <span>{tries === 1 ? '1 keer gebeld' : `${tries} keer gebeld`}</span> : null}
        {call.dueAt > now ? <span>bel weer {atWords(call.dueAt, now)}</span> : null}
      </div>
      <div>
        <h2>
          <bdi translate="no">{call.name}</bdi>
        </h2>
        <Reach call={call} now={now} />
        <p>
          Taal: <b>{languageWords[call.language]}</b>
        </p>
      </div>
      <div>
        <p className="call-say">“{needSayOf(call)}”</p>
        <p className="remark minor">
          <a href={`/balie/vragen/${call.needId}`}>Lopende vraag</a>
          {call.code ? (
            <>
              {' '}
              · code <span translate="no">{call.code}</span>
            </>
          ) : null}
          {localDate(call.since) < localDate(now) ? ` · op de lijst sinds ${dayWords(call.since, now)}` : ''}
        </p>
      </div>
      <div className={call.mine ? 'call-endings' : 'call-actions'}>
        {call.mine ? <Endings {...props} /> : <Take {...props} />}
      </div>
      {/* To tick with a pen. */}
      <p className="call-paper" aria-hidden="true">
        {[...onPaper, ...call.says.map((one) => saysWords[one].toLowerCase())].map((ending) => (
          <span key={ending}>□ {ending}</span>
        ))}
      </p>
    </li>
  )
}

/** The number and when it suits; of who cannot be reached the day on which she comes back. */
function Reach({ call, now }: { call: NeedCall; now: Date }) {
  const { telephone, email, contactOf, callWhen, comesBackOn } = call
  const back = comesBackOn ? `Komt terug: ${dayWords(atLocal(comesBackOn, '12:00'), now)}.` : ''
  if (!telephone)
    return (
      <p>
        {email ? (
          <>
            Een e-mail naar <span translate="no">{email}</span> {whose[contactOf]} kwam niet aan.{' '}
          </>
        ) : null}
        {back ? (
          <>
            <b>{back}</b> Zeg het dan.
          </>
        ) : (
          'Er is geen telefoonnummer: vertel het aan de balie.'
        )}
      </p>
    )
  return (
    <>
      <p>
        <a className="call-number" href={dialled(telephone)} translate="no">
          {inGroups(telephone)}
        </a>{' '}
        {whose[contactOf]}
      </p>
      {call.wrongNumber ? (
        <p className="remark minor">Dit nummer klopte de vorige keer niet. Zoek het goede.</p>
      ) : null}
      {callWhen ? (
        <p>
          “<bdi>{callWhen}</bdi>”
        </p>
      ) : null}
    </>
  )
}

function Take({ call: { messageId, name, takenBy }, narrowed, first, focused }: Props) {
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
function Endings({ call, narrowed, now, focused }: Props) {
  const { messageId, name, kind, says } = call
  const along = { ...alongOf(narrowed), messageId }
  const shared = { action: finishNeedCallAction, about: `(${name})`, refusals }
  const spoken = { ...along, outcome: 'spoken' }
  return (
    <>
      <section aria-labelledby={`${messageId}-iemand`}>
        <h3 id={`${messageId}-iemand`}>Iemand nam op</h3>
        <div className="call-buttons">
          <ButtonForm
            {...shared}
            label={kind === 'need_ask' ? 'Gesproken, loopt nog' : 'Gesproken'}
            along={spoken}
            primary
            focused={focused}
          />
          {says.map((one) => (
            <ButtonForm key={one} {...shared} label={saysWords[one]} along={{ ...spoken, says: one }} />
          ))}
        </div>
        {says.includes('stop') ? (
          <p className="remark minor">Wil dit niet meer: dan stopt alles meteen. Dat draait niemand terug.</p>
        ) : null}
      </section>
      <section aria-labelledby={`${messageId}-niemand`}>
        <h3 id={`${messageId}-niemand`}>Niemand nam op</h3>
        <CallAgain
          action={finishNeedCallAction}
          messageId={messageId}
          about={`(${name})`}
          moments={call.again.map((at) => ({ value: at.toISOString(), label: atWords(at, now) }))}
          along={alongOf(narrowed)}
        />
      </section>
      <div className="call-buttons call-else">
        <ButtonForm {...shared} label="Nummer klopt niet" along={{ ...along, outcome: 'wrong_number' }} />
        <ButtonForm {...shared} action={giveCallBackAction} label="Leg terug" along={along} />
      </div>
    </>
  )
}
