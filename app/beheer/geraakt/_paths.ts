import { changeCode, changeIn } from '@/lib/planning/input/change'
import type { Change } from '@/lib/planning/rules/change'
import type { Changed } from '@/lib/rescheduling/commands/change'
import { heardQuery } from '../_heard'

/** The page that shows what a change does and who is hit, before it is saved. */
export function hitAt(change: Change): string {
  return `/beheer/geraakt?w=${changeCode(change)}`
}

/** Where somebody came from who changes something of this kind. */
export function fromOf(change: Change): { href: string; label: string } {
  switch (change.kind) {
    case 'hours':
    case 'hours_end':
    case 'exception':
      return { href: '/beheer/spreekuren', label: 'Spreekuren' }
    case 'closure':
    case 'holiday':
      return { href: '/beheer/gesloten', label: 'Gesloten dagen' }
    case 'branch_closes':
      return { href: '/beheer/bibliotheek', label: 'De bibliotheek' }
  }
}

/** Back to where it came from, with what was changed, in numbers. */
export function savedAt({ added, withdrawn, hears, back }: Changed, form: Record<string, string>): string {
  const change = changeIn(form.w)
  const numbers = `erbij=${added}&weg=${withdrawn}&staan=${hears.stands}&terug=${back}&${heardQuery(hears)}`
  return `${change ? fromOf(change).href : '/beheer/spreekuren'}?${numbers}`
}
