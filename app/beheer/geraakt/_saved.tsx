import { Notice } from '@/app/_shared/ui/notice'

/** What was just changed in the agenda, in numbers, on the page that it came from; nothing when nothing was. */
export function AgendaSaved({ asked }: { asked: Record<string, string | undefined> }) {
  const [added, withdrawn, hit] = [asked.erbij, asked.weg, asked.mensen].map(countIn)
  if (added === undefined || withdrawn === undefined || hit === undefined) return null
  return <Notice>{savedWords(added, withdrawn, hit)}</Notice>
}

function countIn(text: string | undefined): number | undefined {
  return /^\d{1,6}$/.test(text ?? '') ? Number(text) : undefined
}

function savedWords(added: number, withdrawn: number, hit: number): string {
  const times = [
    ...(added > 0 ? [`${added} ${added === 1 ? 'tijd' : 'tijden'} erbij`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} vervallen`] : []),
  ]
  const people =
    hit === 0 ? [] : [hit === 1 ? 'voor 1 mens is het geregeld' : `voor ${hit} mensen is het geregeld`]
  const all = [...times, ...people]
  return all.length > 0 ? `Bewaard: ${all.join(', ')}.` : 'Bewaard.'
}
