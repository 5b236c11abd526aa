import { promisesOf } from '@/lib/needs/rules/due'
import type { DaysOff } from '@/lib/network/rules/hours'
import { localDate } from '@/lib/tools/time'
import { voice } from './both'

type Promised = { seeDays: number; contactDays: number; reportDays: number }

/** "Kijkt binnen 2 werkdagen. Belt of schrijft uiterlijk vrijdag 5 maart.", as it holds for who is asked today. */
export function promiseWords(days: Promised, off: DaysOff, now: Date): string {
  const { seeBy, contactBy } = promisesOf(days, localDate(now), off)
  const { day } = voice('nl')
  const within = `${days.seeDays} ${days.seeDays === 1 ? 'werkdag' : 'werkdagen'}`
  return `Kijkt binnen ${within}, uiterlijk ${day(seeBy)}. Belt of schrijft uiterlijk ${day(contactBy)}.`
}
