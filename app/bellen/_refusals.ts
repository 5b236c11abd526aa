import type { CallRefusal, takeCall } from '@/lib/notices/commands/calls'
import type { NeedCallRefusal, undoNeedCall } from '@/lib/notices/commands/need-calls'
import type { UndoRefusal } from '@/lib/notices/commands/undo'
import type { FinishRefusal } from '@/lib/tasks/commands'
import type { ReasonOf } from '@/lib/tools/result'

type Reason =
  | (CallRefusal | UndoRefusal | NeedCallRefusal)
  | FinishRefusal
  | (ReasonOf<typeof takeCall> | ReasonOf<typeof undoNeedCall>)

/** What to say when something could not be done; a reason that is forgotten does not compile. */
export const refusals: Record<Reason, string> = {
  unknown: 'Dit is al gedaan. Laad de bladzijde opnieuw.',
  taken: 'Een collega belt deze persoon al.',
  choose: 'Kies wat de inwoner zei.',
  other_moment: 'Op dat moment kan bellen niet meer. Laad de bladzijde opnieuw en kies een ander moment.',
  not_offered: 'De tijd om te kiezen is voorbij. De plek is er niet meer.',
  overlap: 'De inwoner heeft op dat moment al iets anders. Kies ‘Wil iets anders’.',
  cancelled: 'Dit gaat niet door.',
  past: 'Dit is al geweest.',
  too_late: 'Ongedaan maken kan tot 10 minuten later.',
  changed: 'Er is intussen iets gebeurd met deze vraag. Laad de bladzijde opnieuw.',
  topic: 'Deze tijd is niet voor dit onderwerp. Kies een andere.',
  full: 'Deze tijd is net weg. Kies een andere.',
  still_booked: 'De inwoner staat nog op een tijd die niet doorgaat. Kies een andere tijd, of zeg af.',
  given_away: 'De plek is al van iemand anders.',
}
