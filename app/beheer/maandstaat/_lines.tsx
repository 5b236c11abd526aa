import { ButtonForm } from '@/app/_shared/forms/button-form'
import { dates } from '@/app/_shared/texts/dates'
import type { BranchMonth } from '@/lib/questions/queries/month'
import { type CopiedLine, isCopied, parts } from '@/lib/questions/rules/month'
import { lineWords, partWords } from './_words'
import { copyLinesAction, takeBackLineAction } from './actions'

const { dayOfMonth } = dates('nl')
const refusals = { unknown: 'Dit is al gedaan. Laad de bladzijde opnieuw.' }

type Props = { branch: BranchMonth; month: string }

/** What a branch was asked, part by part as the national form wants it, each line to copy. */
export function MonthLines({ branch, month }: Props) {
  const groups = Map.groupBy(branch.lines, ({ part }) => part)
  return parts.map((part) => {
    const lines = groups.get(part)
    if (!lines) return null
    return (
      <section key={part} aria-labelledby={`deel-${part}`}>
        <h3 id={`deel-${part}`}>{partWords[part]}</h3>
        <ul className="month-lines">
          {lines.map((line) => (
            <li key={line.line} className={isCopied(line) ? 'copied' : undefined}>
              <span>{lineWords(line)}</span>
              <b>{line.count}</b>
              <Standing line={line} branch={branch} month={month} />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

/** Whether a line was copied, and as what it counted then. */
function Standing({ line, branch: { branchId, slug }, month }: Props & { line: CopiedLine }) {
  const along = { branchId: String(branchId), month, vestiging: slug }
  const about = `(${lineWords(line)})`
  const { copied, count } = line
  if (copied && isCopied(line))
    return (
      <div className="month-standing">
        <span>
          overgenomen<span className="month-on"> op {dayOfMonth(copied.copiedAt)}</span>
        </span>
        <ButtonForm
          action={takeBackLineAction}
          label="Toch niet"
          about={about}
          along={{ ...along, line: line.line }}
          refusals={refusals}
        />
      </div>
    )
  return (
    <div className="month-standing">
      {copied ? (
        <strong>
          was {copied.counted}, nu {count}
        </strong>
      ) : null}
      <ButtonForm
        action={copyLinesAction}
        label="Overgenomen"
        about={about}
        along={{ ...along, lines: `${line.line}=${count}` }}
        refusals={refusals}
      />
    </div>
  )
}

/** All that has to be copied still, with one button, for who has copied it. */
export function CopyAll({ branch: { branchId, slug, lines }, month }: Props) {
  const left = lines.filter((line) => !isCopied(line))
  if (left.length === 0) return <p className="notice">Alles van deze maand is overgenomen.</p>
  return (
    <ButtonForm
      action={copyLinesAction}
      label={left.length === lines.length ? 'Alles is overgenomen' : `De andere ${left.length} ook`}
      about="(alle regels)"
      along={{
        ...{ branchId: String(branchId), month, vestiging: slug },
        lines: left.map(({ line, count }) => `${line}=${count}`).join(' '),
      }}
      refusals={refusals}
      primary
    />
  )
}
