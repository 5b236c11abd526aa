import { isBsn } from './bsn'
import { isInUse } from './ordinary'
import { onKeys, readPhone } from './phone'
import { safeText } from './text'

/** A telephone number, kept as it is written but with the digits that every telephone has. */
export const phoneText = safeText('phone_missing', 40, isPhone)
  .transform(onKeys)
  .superRefine((text, context) => {
    const read = readPhone(text)
    if ('wrong' in read) context.addIssue({ code: 'custom', message: read.wrong, continue: false })
  })

/**
 * Nine digits by themselves are one without its zero, as many write a mobile one; another may be what must not be kept, also
 * with a country before it where no number begins so.
 */
function isPhone(text: string): boolean {
  const read = readPhone(text)
  if (!('number' in read)) return false
  const [, national = ''] = /^\+31(\d{9})$/.exec(read.number) ?? []
  const isAlone = text.replace(/\D/g, '').length === 9 && !/^[^\d]*(?:\+|0|6)/.test(text)
  return !isBsn(national) || (!isAlone && isInUse(national))
}
