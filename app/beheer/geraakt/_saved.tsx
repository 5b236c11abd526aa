import { persons } from '@/app/_shared/texts/desk'
import { Notice } from '@/app/_shared/ui/notice'
import { countIn, heardAsked, heardWords } from '../_heard'

/**
 * What was just changed in the agenda, in numbers, on the page that it came from, and how people hear of it: who is still to
 * be called or told at the desk is not said to be done. Nothing when nothing was changed.
 */
export function AgendaSaved({ asked }: { asked: Record<string, string | undefined> }) {
  if (asked.erbij === undefined || asked.weg === undefined) return null
  const [added, withdrawn, stands] = [asked.erbij, asked.weg, asked.staan].map(countIn) as [
    number,
    number,
    number,
  ]
  const back = countIn(asked.terug)
  const heard = heardWords(heardAsked(asked))
  return (
    <Notice>
      {timesWords(added, withdrawn)}
      {heard ? ` ${heard}` : ''}
      {stands > 0 ? ` Voor ${persons(stands)} blijft het staan.` : ''}
      {back > 0
        ? ` ${persons(back)} ${back === 1 ? 'had' : 'hadden'} nog niet gehoord dat het niet doorging, en ${back === 1 ? 'heeft' : 'hebben'} de eigen tijd terug.`
        : ''}
    </Notice>
  )
}

function timesWords(added: number, withdrawn: number): string {
  const times = [
    ...(added > 0 ? [`${added} ${added === 1 ? 'tijd' : 'tijden'} erbij`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} vervallen`] : []),
  ]
  return times.length > 0 ? `Bewaard: ${times.join(', ')}.` : 'Bewaard.'
}
