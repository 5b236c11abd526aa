import { expect, test } from 'vitest'
import { stepsOf } from '@/app/balie/vragen/_steps'
import { nextOf, turnWords } from '@/app/balie/vragen/_turn'
import type { DeskOne } from '@/lib/needs/queries/one'

const now = new Date('2026-11-27T10:00:00+01:00')
const library = { id: 1, name: 'De bibliotheek', isLibrary: true, phone: null }
const geldpunt = { id: 2, name: 'Geldpunt', isLibrary: false, phone: '0600000029' }

function aNeed(given: Partial<DeskOne>): DeskOne {
  const asking = { referralId: 'r', to: 'Geldpunt', isToLibrary: false, contactBy: '2026-12-03' }
  return {
    ...{ needId: 'n', ended: null, mergedInto: null, waits: false, forCoordinator: false, back: null },
    ...{
      owner: geldpunt,
      next: 'see',
      dueOn: '2026-12-01',
      appointmentOn: null,
      asking,
      others: [],
      events: [],
    },
    ...{ person: { name: 'Riet', language: 'nl', contact: '0612345678', way: 'call' } },
    ...given,
  } as unknown as DeskOne
}

test('where nobody signs in the desk calls first, once; after that it chooses who helps', () => {
  const alone = { back: 'nobody_there' }
  expect(nextOf(aNeed(alone), now)).toBe('call_partner')
  const called = [
    { eventId: 1, kind: 'partner_called', undone: false, at: now },
  ] as unknown as DeskOne['events']
  expect(nextOf(aNeed({ ...alone, events: called }), now)).toBe('keep')
  expect(nextOf(aNeed({ ...alone, owner: { ...geldpunt, phone: null } }), now)).toBe('keep')
  expect(turnWords(aNeed(alone), now)).toBe('Bij Geldpunt kijkt niemand mee in Wegwijs.')
})

test.each(['withdrawn', 'consent_over', 'agreement_over'])(
  'nobody is called about her after %s: they have nothing of her any more',
  (back) => {
    expect(nextOf(aNeed({ back }), now)).toBe('keep')
  },
)

test('a day that is over is said to be too late, and nothing still comes before it', () => {
  const late = aNeed({ owner: library, asking: null, next: 'route', back: 'late', dueOn: '2026-11-26' })
  expect(turnWords(late, now)).toBe('Kies wie verder helpt. Dit is te laat: het moest uiterlijk gisteren.')
  expect(stepsOf(late, now).map(({ when, words }) => `${when}: ${words}`)).toEqual([
    'nu: Wij kiezen wie verder helpt',
  ])
  const today = aNeed({ owner: library, asking: null, next: 'route', dueOn: '2026-11-27' })
  expect(turnWords(today, now)).toBe('Kies wie verder helpt, uiterlijk vandaag.')
  const helps = { owner: library, asking: null, next: 'help' } as const
  expect(turnWords(aNeed({ ...helps, dueOn: '2026-12-01' }), now)).toMatch(/^Wij helpen zelf, di\s1\sdec\.$/)
  expect(turnWords(aNeed({ ...helps, dueOn: '2026-11-26' }), now)).toBe(
    'Wij helpen zelf. Dit is te laat: het moest uiterlijk gisteren.',
  )
})
