import { redirect } from 'next/navigation'
import { currentGuest } from '@/app/_shared/guest'
import type { Language } from '@/app/_shared/language'
import { at } from '@/app/_shared/ui/frame'
import type { OpenedNeed } from '@/lib/needs/queries/resident'
import { openedNeed } from '@/lib/needs/queries/resident'
import type { Standing } from '@/lib/needs/rules/standing'
import { clock } from '@/lib/tools/clock'
import { atLocal, type LocalDate } from '@/lib/tools/time'
import type { speak } from '../../_site'

type Spoken = Awaited<ReturnType<typeof speak>>

/** The need that this browser opened with its code. */
export async function ownNeed(language: Language): Promise<OpenedNeed> {
  const need = await openedNeed(await currentGuest(), clock())
  if (!need) redirect(at(language, 'afspraak'))
  return need
}

/** How it stands, in one sentence. */
export function sentenceOf(standing: Standing, { word, shortDay }: Spoken): string {
  const day = (on: LocalDate) => shortDay(atLocal(on, '12:00'))
  switch (standing.is) {
    case 'calls':
    case 'sees': {
      const { by, on } = standing
      if (by === null) return word(`need.own.stands.${standing.is}Library`, { day: day(on) })
      return word(`need.own.stands.${standing.is}`, { organisation: by, day: day(on) })
    }
    case 'spoken':
      return standing.by === null
        ? word('need.own.stands.spokenLibrary')
        : word('need.own.stands.spoken', { organisation: standing.by })
    case 'helps':
      return word('need.own.stands.helps', { day: day(standing.on) })
    case 'comes_back':
      return standing.on === null
        ? word('need.own.stands.comeBy')
        : word('need.own.stands.comesBack', { day: day(standing.on) })
    default:
      return word(`need.own.stands.${standing.is}`)
  }
}
