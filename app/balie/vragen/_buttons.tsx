import { Phone } from 'lucide-react'
import { declineWords, reportWords } from '@/app/_shared/texts/needs'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import type { DeskOne } from '@/lib/needs/queries/one'
import { Act } from './_act'
import { AnswerForm, AppointForm, KeepForm } from './_forms'
import { alongOf, calledOf, isAskedElsewhere } from './_own'
import { otherPartnerOf } from './_paths'
import type { Next } from './_turn'
import { calledPartnerAction, helpedAction, reportAction, spokeAction, takeOnAction } from './actions'

type Props = { need: DeskOne; next: Next }

/** What can be done now, what is to be done first. */
export function TurnButtons({ need, next }: Props) {
  if (need.ended !== null || need.mergedInto !== null) return null
  return (
    <>
      {need.asking?.isToLibrary ? <OwnAnswer need={need} next={next} /> : null}
      <div className="buttons">
        <CallPartner need={need} next={next} />
        {need.waits && need.others.length === 0 ? null : (
          <a
            className={next === 'other_partner' ? 'button primary' : 'button'}
            href={otherPartnerOf(need.needId)}
          >
            {isAskedElsewhere(need) ? 'Andere partner …' : 'Vraag een partner …'}
          </a>
        )}
        {need.asking?.isToLibrary ? null : (
          <Act
            action={helpedAction}
            label={`${calledOf(need)} is hier geholpen`}
            along={alongOf(need)}
            primary={next === 'helped'}
          />
        )}
      </div>
      {need.others.length > 0 ? (
        <p className="minor">Volgens de afspraken kan ook helpen: {need.others.join(', ')}.</p>
      ) : null}
      {next === 'keep' ? <KeepForm along={alongOf(need)} first /> : null}
    </>
  )
}

/** The number of who was asked, and that somebody called it: a colleague sees that. */
function CallPartner({ need, next }: Props) {
  const { owner } = need
  if (!isAskedElsewhere(need) || owner === null) return null
  return (
    <>
      {owner.phone === null ? null : (
        <a className={next === 'call_partner' ? 'button primary' : 'button'} href={dialled(owner.phone)}>
          <Phone size={20} />
          <span>
            Bel {owner.name}, <span className="in-one">{inGroups(owner.phone)}</span>
          </span>
        </a>
      )}
      <Act
        action={calledPartnerAction}
        label="Ik heb gebeld"
        about={`met ${owner.name}`}
        along={{ needId: need.needId }}
      />
    </>
  )
}

/** A partner asked it of the library: it answers here as a partner does. */
function OwnAnswer({ need, next }: Props) {
  const { asking, needId } = need
  if (!asking) return null
  const along = { needId, referralId: asking.referralId }
  const label = `${calledOf(need)} is geholpen`
  return (
    <>
      <div className="buttons">
        {asking.acceptedAt === null ? (
          <Act
            action={takeOnAction}
            label="Wij helpen deze inwoner"
            along={along}
            primary={next === 'take_on'}
          />
        ) : null}
        {asking.acceptedAt !== null && asking.contactedAt === null ? (
          <>
            <CallHer need={need} />
            <Act action={spokeAction} label="Gesproken" along={along} primary={next === 'spoke'} />
          </>
        ) : null}
        {asking.acceptedAt !== null ? (
          <Act
            action={reportAction}
            label={label}
            along={{ ...along, how: 'helped' }}
            primary={next === 'report'}
          />
        ) : null}
      </div>
      {asking.acceptedAt !== null ? <AppointForm along={along} /> : null}
      {asking.acceptedAt !== null ? (
        <AnswerForm
          name="how"
          legend="Of liep het anders?"
          send="Noteer hoe het ging"
          words={rest(reportWords, 'helped')}
          along={along}
          answers="report"
        />
      ) : null}
      {asking.contactedAt === null ? (
        <AnswerForm
          name="reason"
          legend="Of kunnen wij dit niet?"
          send="Dit kunnen wij niet"
          words={declineWords}
          along={along}
          answers="decline"
        />
      ) : null}
    </>
  )
}

/** Her number beside the act it is for. */
function CallHer({ need: { person } }: Pick<Props, 'need'>) {
  if (!person?.contact || person.way === 'email') return null
  return (
    <a className="button" href={dialled(person.contact)}>
      <Phone size={20} />
      <span>
        Bel {person.name}, <span className="in-one">{inGroups(person.contact)}</span>
      </span>
    </a>
  )
}

function rest(words: Record<string, string>, left: string): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([code]) => code !== left))
}
