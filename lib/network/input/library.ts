import { z } from 'zod'
import { phoneText } from '../../tools/phone-text'
import { calledText, safeText } from '../../tools/text'
import { emailText, perhaps } from './parts'

/** What the library is called, how it is reached, and from whom its letters are. */
export const libraryInput = z.object({
  called: calledText,
  phone: phoneText,
  senderName: perhaps(safeText('too_long', 80)),
  replyTo: perhaps(emailText),
})

export type LibraryInput = z.output<typeof libraryInput>
