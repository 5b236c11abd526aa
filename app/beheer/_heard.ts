import { persons } from '@/app/_shared/texts/desk'
import type { Heard } from '@/lib/messages/rules'

/** How people hear of what was just done, in an address: numbers, of nobody. */
export function heardQuery({ written, called, desk }: Heard): string {
  return `bericht=${written}&bellen=${called}&kaartje=${desk}`
}

/** The same, read again; what is no number is none. */
export function heardAsked(asked: Record<string, string | undefined>): Heard {
  return { written: countIn(asked.bericht), called: countIn(asked.bellen), desk: countIn(asked.kaartje) }
}

/** A number that stands in an address, where anybody can write anything. */
export function countIn(text: string | undefined): number {
  return /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0
}

/** How people hear of it: who gets a letter, who stands on the list of calls, and who has only a card; empty for nobody. */
export function heardWords({ written, called, desk }: Heard): string {
  return [
    ...(written > 0 ? [`${persons(written)} ${written === 1 ? 'krijgt' : 'krijgen'} vanzelf bericht.`] : []),
    ...(called > 0 ? [`${persons(called)} ${called === 1 ? 'staat' : 'staan'} op de bellijst.`] : []),
    ...(desk > 0
      ? [
          `${persons(desk)} ${desk === 1 ? 'heeft' : 'hebben'} alleen een kaartje, en ${desk === 1 ? 'staat' : 'staan'} op de lijst van de balie.`,
        ]
      : []),
  ].join(' ')
}
