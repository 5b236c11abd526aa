import { describe, expect, test } from 'vitest'
import { libraryInput } from '@/lib/network/input/library'
import { logoInput } from '@/lib/network/input/logo'
import { rulesInput } from '@/lib/network/input/rules'
import { aPng } from '../../../support/png'

const typed = {
  ...{ calls1: '9.00 - 17.00', calls2: '', offerHours: '48', bookAheadDays: '56' },
  ...{ bookBeforeMinutes: '60', overbookMost: '2', holdOneIn: '3' },
}
const read = (given: Record<string, string>) => {
  const answer = rulesInput.safeParse({ ...typed, ...given })
  return answer.success
    ? answer.data
    : answer.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
}

describe('how a library works, as it is typed', () => {
  test('is one window a day, or none', () => {
    expect(read({})).toEqual({
      calls: [{ fromTime: '09:00', untilTime: '17:00' }, null, null, null, null, null, null],
      ...{ offerHours: 48, bookAheadDays: 56, bookBeforeMinutes: 60, overbookMost: 2, holdOneIn: 3 },
    })
  })

  test.each([
    [{ calls2: '9 - 12, 13 - 17' }, 'calls2 calls_one'],
    [{ calls2: '7.30 - 12' }, 'calls2 calls_night'],
    [{ calls2: '19 - 21.30' }, 'calls2 calls_night'],
    [{ calls1: '' }, 'calls1 calls_none'],
    [{ calls1: 'ochtend' }, 'calls1 calls_one'],
    [{ bookAheadDays: '0' }, 'bookAheadDays number_wrong'],
    [{ bookAheadDays: '181' }, 'bookAheadDays number_wrong'],
    [{ bookBeforeMinutes: 'een uur' }, 'bookBeforeMinutes number_wrong'],
    [{ offerHours: '1' }, 'offerHours number_wrong'],
    [{ overbookMost: '-1' }, 'overbookMost number_wrong'],
  ])('%o is told apart', (given, wrong) => {
    expect(read(given)).toEqual([wrong])
  })
})

test('an answer to a letter arrives at an address, and what stays empty is as the site is set up', () => {
  const library = { called: 'Bibliotheek Voorbeeld', phone: '0297 123456', senderName: '', replyTo: '' }
  expect(libraryInput.parse(library)).toMatchObject({ senderName: null, replyTo: null })
  expect(libraryInput.safeParse({ ...library, replyTo: 'post' }).error?.issues).toMatchObject([
    { path: ['replyTo'], message: 'email_at' },
  ])
})

test('a mark comes as text, and what is none is told apart', () => {
  const sent = (bytes: Uint8Array) => logoInput.safeParse({ logo: Buffer.from(bytes).toString('base64') })
  expect(sent(aPng()).data?.logo).toEqual(aPng())
  const wrong = (read: ReturnType<typeof sent>) => read.error?.issues.map(({ message }) => message)
  expect(wrong(sent(new Uint8Array(0)))).toEqual(['logo_missing'])
  expect(wrong(sent(Buffer.from('GIF89a')))).toEqual(['logo_kind'])
  expect(wrong(logoInput.safeParse({ logo: 'geen bestand!' }))).toEqual(['logo_missing'])
  expect(wrong(logoInput.safeParse({}))).toEqual(['logo_missing'])
})
