import { randomUUID } from 'node:crypto'
import { dates } from '@/app/_shared/texts/dates'
import type { Day } from '@/lib/attendance/queries/day'
import type { Ticket, TicketStep } from '@/lib/attendance/rules/turn'
import { questionOf, rowId } from './_paths'
import { Tap } from './_tap'
import { TicketForm } from './_ticket-form'
import { firstWords, turnRule } from './_words'
import { moveTicketAction } from './actions'

const { bareTime } = dates('nl')

type Props = { day: Day; branch: { id: number; slug: string }; next: string | null; walkIn: string | null }

/** Who walks in: the next number, and whose turn it is by a rule that everybody can read. */
export function Tickets({ day, branch, next, walkIn }: Props) {
  const first = firstWords(day)
  return (
    <section aria-labelledby="inloop">
      <h2 id="inloop">Inloop</h2>
      {walkIn ? <p className="minor">{walkIn}</p> : null}
      {first ? (
        <p className="day-first" role="status">
          Nu eerst:{' '}
          <b key={`${first.name} ${first.why}`}>
            {first.name ? <bdi translate="no">{first.name}</bdi> : null}
            {first.name ? `, ${first.why}` : first.why}
          </b>
        </p>
      ) : null}
      <ol className="day-rows">
        {day.tickets.map((one) => (
          <TicketRow
            key={`${one.ticketId} ${one.state}`}
            one={one}
            branch={branch}
            next={one.ticketId === next}
          />
        ))}
      </ol>
      {day.tickets.length === 0 ? <p>Er wacht niemand.</p> : null}
      <TicketForm vestiging={branch.slug} branchId={branch.id} ticketId={randomUUID()} />
      <p className="minor">{turnRule}</p>
      {day.helped > 0 ? <p className="minor">Vandaag geholpen bij de inloop: {day.helped}.</p> : null}
    </section>
  )
}

type RowProps = { one: Ticket; branch: Props['branch']; next: boolean }

function TicketRow({ one, branch, next }: RowProps) {
  const { ticketId, number, firstName, state, cameAt, turnAt, endedAt } = one
  const about = firstName ? `${number}, ${firstName}` : `nummer ${number}`
  const step = (to: TicketStep, label: string, look: { primary?: boolean; quiet?: boolean }) => (
    <Tap
      action={moveTicketAction}
      label={label}
      about={about}
      along={{ vestiging: branch.slug, rij: ticketId, ticketId, step: to }}
      {...look}
    />
  )
  return (
    <li className={next ? 'day-row next' : 'day-row'} id={rowId(ticketId)}>
      <b className="day-time">{number}</b>
      <div>
        <h3>{firstName ? <bdi translate="no">{firstName}</bdi> : 'zonder naam'}</h3>
        <p className="minor">{stands(state, { cameAt, turnAt, endedAt })}</p>
      </div>
      <div className="day-actions">
        {state === 'waiting' ? step('turn', 'Aan de beurt', { primary: next }) : null}
        {state === 'turn' ? step('helped', 'Geholpen', { primary: next }) : null}
        {state === 'turn' ? step('back', 'Terug in de rij', { quiet: true }) : null}
        {endedAt === null ? step('left', 'Weggegaan', { quiet: true }) : null}
        {state === 'helped' ? (
          <a className="button" href={questionOf(branch.slug, { via: 'walk_in' })}>
            Tel de vraag
          </a>
        ) : null}
        {endedAt !== null ? step('back', 'Maak ongedaan', { quiet: true }) : null}
      </div>
    </li>
  )
}

function stands(
  state: Ticket['state'],
  { cameAt, turnAt, endedAt }: Pick<Ticket, 'cameAt' | 'turnAt' | 'endedAt'>,
) {
  if (state === 'turn') return `nu aan de beurt, sinds ${bareTime(turnAt ?? cameAt)}`
  if (state === 'helped') return `geholpen · ${bareTime(endedAt ?? cameAt)}`
  if (state === 'left') return 'weggegaan'
  return `wacht sinds ${bareTime(cameAt)}`
}
