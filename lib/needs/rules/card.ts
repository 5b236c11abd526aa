import { type LocalDate, localDate } from '../../tools/time'

/** Who she hears from, until when at the latest; the library when nobody is named. */
export type CardStanding = {
  caller: { name: string; phone: string | null } | null
  /** Somebody has spoken with her already: nobody needs to call. */
  isSpoken: boolean
  by: LocalDate | null
}

type Facts = {
  next: 'see' | 'contact' | 'report' | 'route' | 'help' | null
  dueOn: LocalDate | null
  atLibrary: boolean
  contactBy: LocalDate | null
  asked: { name: string; phone: string | null } | null
}

/**
 * What her card says: who was asked, as long as it is theirs to do; after that the library, without a day when the day
 * that was promised has gone by.
 */
export function onCard({ next, dueOn, atLibrary, contactBy, asked }: Facts, now: Date): CardStanding {
  const today = localDate(now)
  const isSpoken = next === 'report' && !atLibrary
  // Whoever looks at it first has promised a day to call her as well: that one stands on her card.
  const promised = next === 'see' || next === 'contact' ? contactBy : dueOn
  const by = promised !== null && promised >= today && !isSpoken ? promised : null
  return { caller: atLibrary ? null : asked, isSpoken, by }
}
