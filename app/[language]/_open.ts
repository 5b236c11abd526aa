import type { Guest } from '@/app/_shared/guest'
import { openByCode } from '@/lib/drafts/commands'
import { openNeedByCode } from '@/lib/needs/commands/resident'
import { NEED_CODE_LENGTH } from '@/lib/needs/rules/code'
import type { WrongCode } from '@/lib/tools/guesses'
import { ok, type Result } from '@/lib/tools/result'
import type { Visitor } from '@/lib/tools/source'

type Typed = { code: string; letter: string; visitor: Visitor; token?: string }

/** What a code opens: its length says of what it is. Returns the page that shows it. */
export async function openByEither(
  actor: Guest,
  input: Typed,
  now: Date,
): Promise<Result<{ page: string }, WrongCode | 'guest_gone'>> {
  const isNeed = input.code.length === NEED_CODE_LENGTH
  const opened = await (isNeed ? openNeedByCode : openByCode)(actor, input, now)
  return opened.ok ? ok({ page: isNeed ? 'afspraak/vraag' : 'afspraak/mijn' }) : opened
}
