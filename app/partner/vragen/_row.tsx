import { ButtonForm } from '@/app/_shared/forms/button-form'
import { languageWords } from '@/app/_shared/texts/desk'
import { calendarDay, dayInList, topicWords } from '@/app/_shared/texts/needs'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import { Notice } from '@/app/_shared/ui/notice'
import type { AskedOfUs } from '@/lib/needs/queries/partner'
import { questionAt } from './_paths'
import { alongWords, didWords } from './_words'
import { spokeAction, takeOnAction, undoAction } from './actions'

type Props = {
  card: AskedOfUs
  now: Date
  /** It is the one thing to do next. */
  first?: boolean
  /** Something was just done with it. */
  focused?: boolean
}

/** One question: until when, what or who it is, and what can be done with it. */
export function QuestionRow(props: Props) {
  const { card, now, focused } = props
  const along = alongWords(card, now)
  const about = aboutOf(card)
  return (
    <li className="asked" id={card.referralId}>
      <div className="asked-until">
        {card.endedAt === null && card.dueOn ? (
          <b>uiterlijk {dayInList(card.dueOn, now)}</b>
        ) : (
          <span>{calendarDay(card.contactBy, now)}</span>
        )}
        <span>nummer {card.number}</span>
        {card.triedBefore ? <span>eerder geprobeerd</span> : null}
        {card.atLibrary ? (
          <span className="tag attention">
            {card.backBecause === 'late' ? 'te laat' : 'bibliotheek kijkt mee'}
          </span>
        ) : null}
      </div>
      <div>
        <Who card={card} now={now} />
      </div>
      <div className="asked-acts">{card.endedAt === null ? <Acts {...props} about={about} /> : null}</div>
      {along ? <p className="asked-along">{along}</p> : null}
      <Undo card={card} now={now} about={about} focused={focused} />
    </li>
  )
}

/** What a button is about, for who does not see where it stands. */
function aboutOf({ name, topic, number }: AskedOfUs): string {
  return `(${name ?? `${topicWords(topic)}, nummer ${number}`})`
}

function Who({ card, now }: { card: AskedOfUs; now: Date }) {
  const { name, topic, municipality, language, callWhen, appointmentOn, takenBy } = card
  const what = `${topicWords(topic)}, uit ${municipality}`
  if (name === null)
    return (
      <>
        <h3>{topicWords(topic)}</h3>
        <p>uit {municipality}</p>
      </>
    )
  return (
    <>
      <h3>
        <bdi translate="no">{name}</bdi>
      </h3>
      <Reach card={card} />
      {callWhen ? (
        <p className="asked-when">
          “<bdi translate="no">{callWhen}</bdi>”
        </p>
      ) : null}
      <p className="remark minor">
        {what}
        {language && language !== 'nl' ? (
          <>
            {' '}
            · taal: <b>{languageWords[language]}</b>
          </>
        ) : null}
        {appointmentOn ? ` · afspraak ${dayInList(appointmentOn, now)}` : ''}
        {takenBy ? (
          <>
            {' '}
            · bij <bdi translate="no">{takenBy}</bdi>
          </>
        ) : null}
      </p>
    </>
  )
}

const whose = { resident: '', helper: ' van wie helpt', partner: ' van wie het vroeg' }

/** Where she is reached; a number is called with a click. */
export function Reach({ card: { contact, contactWay, contactOf } }: { card: AskedOfUs }) {
  if (!contact) return <p>Er is geen nummer. Vraag de bibliotheek wanneer de inwoner daar weer is.</p>
  if (contactWay === 'email')
    return (
      <p>
        <span translate="no">{contact}</span>
        {whose[contactOf ?? 'resident']}
      </p>
    )
  return (
    <p>
      <a className="asked-number" href={dialled(contact)} translate="no">
        {inGroups(contact)}
      </a>
      {whose[contactOf ?? 'resident']}
      {contactWay === 'sms' ? ' · liefst een sms' : ''}
    </p>
  )
}

type ActsProps = Props & { about: string }

function Acts(props: ActsProps) {
  const { card } = props
  if (card.acceptedAt === null) return <Fresh {...props} />
  return card.takerIsHere ? <Taken {...props} /> : <LeftBehind {...props} />
}

function Fresh({ card: { referralId }, first, about }: ActsProps) {
  return (
    <>
      <ButtonForm
        action={takeOnAction}
        label="Wij nemen contact op"
        about={about}
        along={{ referralId, unlessTaken: 'yes' }}
        primary={first}
      />
      <More referralId={referralId} about={about} pages={[['kan-niet', 'Dat kan niet …']]} />
    </>
  )
}

/** Whoever had it works here no more: a colleague takes over what was done. */
function LeftBehind({ card: { referralId }, first, about }: ActsProps) {
  return (
    <>
      <ButtonForm
        action={takeOnAction}
        label="Ik neem het over"
        about={about}
        along={{ referralId }}
        primary={first}
      />
      <More
        referralId={referralId}
        about={about}
        pages={[
          ['kan-niet', 'Dat kan niet …'],
          ['klaar', 'Klaar …'],
        ]}
      />
    </>
  )
}

function Taken({ card: { referralId, contactedAt }, first, about }: ActsProps) {
  const day = ['afspraak', 'Afspraak op …'] as const
  const paper = ['vel', 'Print een vel'] as const
  const done = questionAt(referralId, 'klaar')
  if (contactedAt !== null)
    return (
      <>
        <a href={done} className={first ? 'button primary' : 'button'}>
          Klaar …<span className="hidden"> {about}</span>
        </a>
        <More referralId={referralId} about={about} pages={[day, paper]} />
      </>
    )
  return (
    <>
      <ButtonForm
        action={spokeAction}
        label="Gesproken"
        about={about}
        along={{ referralId }}
        primary={first}
      />
      <More
        referralId={referralId}
        about={about}
        pages={[
          ['geen-gehoor', 'Kreeg geen gehoor …'],
          day,
          ['klaar', 'Klaar …'],
          ['kan-niet', 'Dat kan niet …'],
          paper,
        ]}
      />
    </>
  )
}

type MoreProps = { referralId: string; about: string; pages: (readonly [page: string, label: string])[] }

/** What else can be done with it, each on a page of its own. */
function More({ referralId, about, pages }: MoreProps) {
  return (
    <ul className="asked-more">
      {pages.map(([page, label]) => (
        <li key={page}>
          <a href={questionAt(referralId, page)}>
            {label}
            <span className="hidden"> {about}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What was written down just now, with the way back as long as there is one. */
function Undo({
  card,
  now,
  about,
  focused,
}: {
  card: AskedOfUs
  now: Date
  about: string
  focused?: boolean
}) {
  if (card.undoUntil === null || card.eventId === null) return null
  const left = Math.max(1, Math.ceil((card.undoUntil.getTime() - now.getTime()) / 60_000))
  const said = (
    <>
      <p>{didWords(card)}</p>
      <ButtonForm
        action={undoAction}
        label={`Maak ongedaan (nog ${left} min)`}
        about={about}
        along={{ eventId: String(card.eventId) }}
      />
    </>
  )
  return focused ? <Notice className="asked-said">{said}</Notice> : <div className="asked-said">{said}</div>
}
