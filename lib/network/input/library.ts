import { z } from 'zod'
import { phoneText } from '../../tools/phone-text'
import { calledText, safeText } from '../../tools/text'
import type { Window } from '../rules/hours'
import { type LogoRefusal, pictureIn } from '../rules/logo'
import { emailText, hoursText, perhaps, week, wholeNumber } from './parts'

/** Nobody is called before eight in the morning or after nine in the evening. */
const [EARLIEST, LATEST] = ['08:00', '21:00']

/** What the library is called, how it is reached, and from whom its letters are. */
export const libraryInput = z.object({
  called: calledText,
  phone: phoneText,
  senderName: perhaps(safeText('too_long', 80)),
  replyTo: perhaps(emailText),
})

/** From when until when somebody calls on one day; empty: nobody does. */
const calling = hoursText.transform((spans, context): Window | null => {
  const [first, ...more] = spans
  const reason = more.length > 0 ? 'calls_one' : first && isNight(first) ? 'calls_night' : null
  if (reason) context.addIssue({ code: 'custom', message: reason })
  return first ?? null
})

function isNight({ fromTime, untilTime }: Window): boolean {
  return fromTime < EARLIEST || untilTime > LATEST
}

/** How a library works: when it calls people, how long they may think, and how far ahead they can book. */
export const rulesInput = z
  .object({
    ...{ calls1: calling, calls2: calling, calls3: calling, calls4: calling, calls5: calling },
    ...{ calls6: calling, calls7: calling },
    offerHours: wholeNumber(2, 336),
    bookAheadDays: wholeNumber(1, 180),
    bookBeforeMinutes: wholeNumber(0, 10_080),
    overbookMost: wholeNumber(0, 10),
  })
  .transform((typed, context) => {
    const calls = week.map((day) => typed[`calls${day}`])
    if (calls.every((one) => one === null))
      context.addIssue({ code: 'custom', message: 'calls_none', path: ['calls1'] })
    const { offerHours, bookAheadDays, bookBeforeMinutes, overbookMost } = typed
    return { calls, offerHours, bookAheadDays, bookBeforeMinutes, overbookMost }
  })

/** The mark of a library: a picture, as text (base64) in which its file was put by the action of its form. */
export const logoInput = z.object({
  logo: z
    .string({ error: 'logo_missing' satisfies LogoRefusal })
    .transform((text, context): Uint8Array<ArrayBuffer> => {
      const found = pictureIn(bytesOf(text))
      if (typeof found !== 'string') return found
      context.addIssue({ code: 'custom', message: found })
      return z.NEVER
    }),
})

/** Takes the mark away: there is nothing to say about it. */
export const noLogoInput = z.object({})

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  } catch {
    return new Uint8Array(0)
  }
}

export type LibraryInput = z.output<typeof libraryInput>
export type RulesInput = z.output<typeof rulesInput>
export type LogoInput = z.output<typeof logoInput>
