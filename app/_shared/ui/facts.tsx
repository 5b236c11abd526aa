import type { ReactNode } from 'react'
import { dates } from '../texts/dates'

const { day, between } = dates('nl')

/** One thing that is known of a booking, in a list of them. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type Moment = { number: number; startsAt: Date; endsAt: Date }

/** When somebody is expected, every moment of it, and the lessons that do not take place. */
export function Moments({ of, off = [] }: { of: Moment[]; off?: Moment[] }) {
  return (
    <ul className="meetings">
      {of.map((one) => (
        <li key={one.number}>
          {day(one.startsAt)}, {between(one.startsAt, one.endsAt)}
        </li>
      ))}
      {off.map((one) => (
        <li key={`${one.number} off`}>
          {day(one.startsAt)}, {between(one.startsAt, one.endsAt)}: <b>gaat niet door</b>
        </li>
      ))}
    </ul>
  )
}

/** The code with which a booking is opened. */
export function Code({ children }: { children: string }) {
  return (
    <bdi className="code-text" translate="no">
      {children}
    </bdi>
  )
}

/** How one leaves, in the words of where one stands: in line, before it begins, or on the way. */
export function leaveWords({ status, startsAt }: { status: string; startsAt: Date }, now: Date): string {
  if (status === 'waiting') return 'Haal van de wachtlijst'
  return startsAt > now ? 'Zeg af' : 'Stop ermee'
}
