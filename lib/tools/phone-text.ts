import { onKeys, readPhone } from './phone'
import { safeText } from './text'

/** A telephone number, kept as it is written but with the digits that every telephone has. */
export const phoneText = safeText('phone_missing', 40, isPhone)
  .transform(onKeys)
  .superRefine((text, context) => {
    const read = readPhone(text)
    if ('wrong' in read) context.addIssue({ code: 'custom', message: read.wrong, continue: false })
  })

function isPhone(text: string): boolean {
  return 'number' in readPhone(text)
}
