import { describe, expect, test } from 'vitest'
import { type Actor, Forbidden, must, type Right, rights, seatOf, seats } from '@/lib/tools/access'

const g = { kind: 'guest', guestId: null } as const
const partner = { kind: 'partner', userId: 'u', organisationId: 1 } as const
const staff = { kind: 'staff', userId: 'u', organisationId: 1 } as const
const everybody: Actor[] = [
  g,
  { ...partner, contactPerson: false },
  { ...partner, contactPerson: true },
  ...(['coordinator', 'adviser', 'trainer', 'dpo', 'reader'] as const).map((role) => ({ ...staff, role })),
  { kind: 'system', job: 'test' },
]

/** Who may ask for what; a change of rights is a change of this table. Columns as in `seats`. */
const table: Record<Right, string> = {
  //                    guest partner contact coordinator adviser trainer dpo reader system
  'agenda.see': '       x     x       x       x           x       x       x   x      x',
  'agenda.set': '       -     -       -       x           -       -       -   -      -',
  'library.set': '      -     -       -       x           -       -       -   -      -',
  'booking.make': '     x     x       x       x           x       -       -   -      x',
  'booking.change': '   x     x       x       x           x       -       -   -      -',
  'booking.list': '     -     x       x       -           -       -       -   -      -',
  'place.reserve': '    -     -       -       x           -       -       -   -      -',
  'calls.make': '       -     -       -       x           x       -       -   -      -',
  'tasks.do': '         -     -       -       x           x       -       -   -      -',
  'desk.work': '       -     -       -       x           x       -       -   -      -',
  'register.mark': '   -     -       -       x           x       x       -   -      -',
  'topics.set': '       -     -       -       x           -       -       -   -      -',
  'trainers.bind': '   -     -       -       x           -       -       -   -      -',
  'people.see': '       -     -       x       x           -       -       -   -      -',
  'people.invite': '    -     -       x       x           -       -       -   -      -',
  'people.remove': '    -     -       x       x           -       -       -   -      -',
  'own.account': '      -     x       x       x           x       x       x   x      -',
  'journal.see': '      -     -       -       x           -       -       x   -      -',
  sign_in: '            -     -       -       -           -       -       -   -      x',
  'agenda.fill': '      -     -       -       -           -       -       -   -      x',
  'messages.deliver': ' -     -       -       -           -       -       -   -      x',
  'messages.see': '     -     -       -       -           -       -       -   -      x',
  'guests.sweep': '     -     -       -       -           -       -       -   -      x',
  'residents.forget': ' -     -       -       -           -       -       -   -      x',
  'questions.mix': '    -     -       -       -           -       -       -   -      x',
  'agreements.see': '   -     x       x       x           x       -       -   -      -',
  'agreements.set': '   -     -       -       x           -       -       -   -      -',
  'partners.set': '     -     -       -       x           -       -       -   -      -',
  'need.make': '        -     x       x       x           x       -       -   -      -',
  'need.act': '         -     x       x       x           x       -       -   -      -',
  'need.guard': '       -     -       -       x           x       -       -   -      -',
  'need.sign': '        -     -       -       x           -       -       -   -      -',
  'need.withdraw': '    x     x       x       x           x       -       -   -      -',
  'need.own': '         x     -       -       -           -       -       -   -      -',
  'need.remind': '      -     -       -       -           -       -       -   -      x',
}

test('everybody has a column, and every right a row', () => {
  expect(everybody.map(seatOf)).toEqual([...seats])
  const known = new Set([...Object.values(rights).flatMap((own) => [...own])])
  expect([...known].sort()).toEqual(Object.keys(table).sort())
})

describe.each(Object.entries(table) as [Right, string][])('%s', (right, row) => {
  const allowed = row.trim().split(/\s+/)
  test.each(everybody.map((actor, i) => [seatOf(actor), actor, allowed[i]] as const))(
    '%s',
    (_seat, actor, mark) => {
      if (mark === 'x') expect(() => must(actor, right)).not.toThrow()
      else expect(() => must(actor, right)).toThrow(Forbidden)
    },
  )
})
