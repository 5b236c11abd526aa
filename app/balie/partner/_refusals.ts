import type { StoreRefusal } from '@/lib/questions/commands/store'

/** What to say when an address could not be counted. */
export const countRefusals: Record<StoreRefusal, string> = {
  in_future: 'Deze bladzijde is oud. Laad haar opnieuw.',
  too_old: 'Deze bladzijde is oud. Laad haar opnieuw.',
  unknown_branch: 'Deze vestiging is er niet meer. Laad de bladzijde opnieuw.',
}
