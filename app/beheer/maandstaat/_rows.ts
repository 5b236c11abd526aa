import type { BranchMonth } from '@/lib/questions/queries/month'
import { isCopied } from '@/lib/questions/rules/month'
import type { Cell } from '@/lib/tools/csv'
import { kindWords, lineWords, partWords } from './_words'

const heads = [
  'Maand',
  'Vestiging',
  'Binnen of buiten',
  'Onderdeel',
  'Regel',
  'Aantal',
  'Deel (%)',
  'Overgenomen',
]

/** The month of every branch, a line a row; `Deel` is of the visitors or of the questions, as the line counts one or the other. */
export function rowsOf(branches: BranchMonth[], month: string): Cell[][] {
  const rows = branches.flatMap(({ name, kind, questions, lines }) => {
    const visits = lines.find(({ part }) => part === 'visits')?.count ?? 0
    return lines.map((line): Cell[] => {
      const whole = ['visits', 'channel', 'helper'].includes(line.part) ? visits : questions
      const share = whole === 0 ? null : Math.round((line.count / whole) * 1000) / 10
      const copied = line.copied === null ? 'nee' : isCopied(line) ? 'ja' : `was ${line.copied.counted}`
      const words = [month.slice(0, 7), name, kindWords[kind], partWords[line.part], lineWords(line)]
      return [...words, line.count, share, copied]
    })
  })
  return [heads, ...rows]
}
