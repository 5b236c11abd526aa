import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import type { Attention } from '@/lib/needs/rules/matrix'
import { agreementAt } from './_paths'
import { directionWords } from './_words'

type Props = {
  attention: Attention[]
  now: Date
  /** Of its heading, where it stands on a page twice: on the screen first, on paper last. */
  id?: string
}

/** For which agreements somebody has to sit down, the first first. */
export function AttentionList({ attention, now, id = 'aandacht' }: Props) {
  if (attention.length === 0) return null
  return (
    <section className="note attention" aria-labelledby={id}>
      <div>
        <h2 id={id}>Dit vraagt aandacht</h2>
        <ul>
          {attention.map((one) => (
            <li key={`${one.agreementId} ${one.because}`}>
              <a href={agreementAt(one.agreementId)}>{directionWords(one)}</a>: {becauseWords(one, now)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function becauseWords({ because, day }: Attention, now: Date): string {
  const said = dayWords(noonOf(day), now)
  if (because === 'ends') return `loopt af op ${said}, en er volgt nog niets`
  if (because === 'ended') return `liep af op ${said}, en er volgt niets`
  return `opnieuw bekijken, dat was gepland op ${said}`
}
