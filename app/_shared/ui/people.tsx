import type { ReactNode } from 'react'
import { roleWords, workWords } from '@/app/inloggen/_words'
import type { invitationsFor } from '@/lib/team/queries/invitations'
import type { membersFor } from '@/lib/team/queries/members'
import { mayAgree } from '@/lib/team/rules/factor'
import { accountGoesAt } from '@/lib/team/rules/kept'
import { carriers } from '@/lib/tools/config'
import { dates } from '../texts/dates'

export type Member = Awaited<ReturnType<typeof membersFor>>[number]
export type Invited = Awaited<ReturnType<typeof invitationsFor>>[number]

/** What was done, said at the top of the page that shows it. */
const doneWords = new Map(
  Object.entries({
    uitgenodigd: 'Wij sturen de uitnodiging per e-mail. Komt die niet aan, dan leest u dat hieronder.',
    ingetrokken: 'De uitnodiging is ingetrokken. De link werkt niet meer.',
    weg: 'Deze persoon is overal afgemeld en kan niet meer aanmelden. Vergiste u zich? Maak het hieronder ongedaan.',
    terug: 'Deze persoon kan weer aanmelden, met hetzelfde werk.',
    belofte: 'De datum is bewaard.',
    gevraagd: 'Er moet nu nog iemand mee instemmen: een andere coördinator, of de contactpersoon.',
    vervallen: 'De tweede stap is vervallen. Deze persoon stelt bij het aanmelden een nieuwe in.',
  }),
)

/** What was just done with somebody; nothing where nothing was. An invitation that cannot leave is not said to be under way. */
export function doneWith(what: string | undefined): { words: string; className?: string } | null {
  if (what === 'uitgenodigd' && !carriers().email)
    return {
      words: 'De uitnodiging is niet verstuurd: er is geen mailserver ingesteld.',
      className: 'attention',
    }
  const words = what && doneWords.get(what)
  return words ? { words } : null
}

/** Everyone who works somewhere, with what can be done. */
export function People(props: {
  members: Member[]
  self: string
  now: Date
  /** The address of this list; what is asked first stands on a page below it. */
  at: string
  /** What more can be done with one person. */
  more?: (member: Member) => ReactNode
}) {
  return (
    <ul className="people">
      {props.members.map((member) => (
        <li key={member.memberId} id={member.memberId}>
          <Person member={member} self={member.userId === props.self} />
          <div className="person-actions">
            {props.more?.(member)}
            {member.secondFactor && member.userId !== props.self ? (
              <Reset {...props} member={member} />
            ) : null}
            <div className="harm">
              <a className="button" href={`${props.at}/${member.memberId}/weg`}>
                {member.userId === props.self ? 'Ik werk hier niet meer' : 'Werkt hier niet meer'}
                <span className="hidden"> ({member.name})</span>
              </a>
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Person({ member, self }: { member: Member; self: boolean }) {
  const { day } = dates('nl')
  const { role, contactPerson, volunteer } = member
  const work = contactPerson ? 'Contactpersoon' : `${roleWords[role]}${volunteer ? ', vrijwilliger' : ''}`
  return (
    <div>
      <h3>
        <bdi translate="no">{member.name}</bdi>
        {self ? ' (uzelf)' : ''}
      </h3>
      <p>{role === 'partner' || role === 'reader' ? `${work} · ${member.organisation}` : work}</p>
      <p className="remark minor">
        <bdi translate="no">{member.email}</bdi> ·{' '}
        {member.signedInAt ? `laatst aangemeld op ${day(member.signedInAt)}` : 'nog nooit aangemeld'} ·{' '}
        {member.secondFactor ? 'tweede stap ingesteld' : 'geen tweede stap'}
      </p>
      {member.stayAskedAt ? <LongGone member={member} askedAt={member.stayAskedAt} /> : null}
    </div>
  )
}

function LongGone({ member: { lastHereAt, stayUnheard }, askedAt }: { member: Member; askedAt: Date }) {
  const { day } = dates('nl')
  return (
    <p className="remark">
      Al zes maanden niet aangemeld.{' '}
      {stayUnheard
        ? `Op ${day(askedAt)} wilden wij per mail vragen of deze persoon hier nog werkt. Die mail kwam niet aan: vraag het zelf.`
        : `Op ${day(askedAt)} vroegen wij per mail of deze persoon hier nog werkt.`}{' '}
      Meldt niemand zich aan? Dan verdwijnt het account op {day(accountGoesAt({ lastHereAt, askedAt }))}.
    </p>
  )
}

function Reset({ member, self, now, at }: { member: Member; self: string; now: Date; at: string }) {
  const agreeing = mayAgree({ by: member.resetAskedBy, at: member.resetAskedAt }, self, now)
  return (
    <>
      {agreeing ? <p className="remark">Iemand vroeg om de tweede stap te laten vervallen.</p> : null}
      <a className="button" href={`${at}/${member.memberId}/tweede-stap`}>
        {agreeing ? 'Stem in, of niet' : 'Tweede stap kwijt'}
        <span className="hidden"> ({member.name})</span>
      </a>
    </>
  )
}

const wrongAddress =
  'De e-mail kwam niet aan. Klopt het adres niet? Trek de uitnodiging in en nodig opnieuw uit. Klopt het wel? Vraag dan wie de site beheert.'
const notSent =
  'Niet verstuurd: er is geen mailserver ingesteld. Vraag wie de site beheert om die in te stellen. Trek de uitnodiging daarna in, en nodig opnieuw uit.'

/** Everyone who was invited and has not answered. */
export function Invitations({ invited, at }: { invited: Invited[]; at: string }) {
  const { day } = dates('nl')
  const sends = carriers().email
  if (invited.length === 0) return null
  return (
    <>
      <h2>Uitgenodigd</h2>
      <ul className="people">
        {invited.map(
          ({ invitationId, name, email, role, contactPerson, organisation, expiresAt, notArrived }) => (
            <li key={invitationId}>
              <div>
                <h3 translate="no">{name}</h3>
                <p>
                  {workWords({ role, contactPerson })} · {organisation}
                </p>
                <p className="remark minor">
                  <bdi translate="no">{email}</bdi> · de link werkt tot {day(expiresAt)}
                </p>
                {notArrived || !sends ? <p className="remark">{sends ? wrongAddress : notSent}</p> : null}
              </div>
              <div className="person-actions">
                <a className="button" href={`${at}/intrekken/${invitationId}`}>
                  Trek in<span className="hidden"> (de uitnodiging van {name})</span>
                </a>
              </div>
            </li>
          ),
        )}
      </ul>
    </>
  )
}
