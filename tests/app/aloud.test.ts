import { expect, test } from 'vitest'
import { templatesOf } from '@/app/balie/_aloud'
import { screenOf } from '@/app/balie/_booking-words'
import { bookingOf, questionOf } from '@/app/balie/_paths'
import { sayAloud } from '@/app/balie/_saying'

const known = { when: 'x', branch: 'Mijdrecht', title: '', phone: '06', name: 'Demo Samira', code: '43KJT4' }
const about = { kind: 'consultation', waiting: false, other: false, way: 'call' } as const

test('a code keeps its order in a sentence from right to left', () => {
  expect(sayAloud(templatesOf('ar'), about, known).at(-1)).toContain('\u20664 3 K, J T 4\u2069')
})

test('who is let in though it is full does not hear that she stands in line', () => {
  const said = (waiting: boolean) =>
    sayAloud(templatesOf('nl'), { ...about, kind: 'course', waiting }, known).join(' ')
  expect(said(true)).toContain('U staat op de wachtlijst')
  expect(said(false)).not.toContain('wachtlijst')
})

test('the journal is told from which screen somebody looked', () => {
  const from = new URLSearchParams(bookingOf('one').split('?')[1]).get('van')
  expect(screenOf(from ?? undefined)).toBe('day')
})

test('a question on the telephone is counted as one', () => {
  expect(questionOf('mijdrecht', { via: 'telephone' })).toBe('/balie?vestiging=mijdrecht&via=telephone#vraag')
})

test('who is to come to another branch than they knew hears its address, right after where it is', () => {
  const said = sayAloud(templatesOf('nl'), about, { ...known, address: 'Nieuwstraat 2, 1234 CD Loenen' })
  expect(said[1]).toBe('Het adres is Nieuwstraat 2, 1234 CD Loenen.')
  expect(sayAloud(templatesOf('nl'), about, known).join(' ')).not.toContain('adres')
})
