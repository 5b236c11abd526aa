import { clock } from '@/lib/tools/clock'
import { questionPageOf } from '../_paths'
import { keptOf } from '../_question/paper'
import { partnersOf } from '../partner/_paths'

/** Where somebody goes on: with the next paper, or, when this resident goes to somebody else, to who can help. */
export function storedAt(form: Record<string, string>): string {
  const kept = keptOf(form, clock())
  const { vestiging = '', topic, channel, outcome } = form
  if (outcome === 'referred' && Object.keys(kept).length === 0)
    return partnersOf({ vestiging, onderwerp: topic, via: channel, geteld: '1' })
  return questionPageOf(vestiging, { ...kept, bewaard: '1' })
}
