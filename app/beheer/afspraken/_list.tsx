import type { Agreement, Version } from '@/lib/needs/queries/versions'
import { standingOf, versionThatCounts } from '@/lib/needs/rules/agreement'
import { localDate } from '@/lib/tools/time'
import { agreementAt } from './_paths'
import { daysWords, directionWords, fewTopics, townsWords, validWords } from './_words'

type Props = { agreements: Agreement[]; now: Date }

/** Agreements as they count now, each with the way to all of it. */
export function AgreementList({ agreements, now }: Props) {
  return (
    <ul className="agreements">
      {agreements.map((one) => {
        const version = versionThatCounts(one.versions, localDate(now))
        return version ? <Line key={one.agreementId} agreement={one} version={version} now={now} /> : null
      })}
    </ul>
  )
}

function Line({ agreement, version, now }: { agreement: Agreement; version: Version; now: Date }) {
  return (
    <li>
      <h3>
        <a href={agreementAt(agreement.agreementId)}>{directionWords(agreement)}</a>
        <Standing version={version} now={now} />
      </h3>
      <p>{fewTopics(version.topics)}</p>
      <p className="remark minor">
        {townsWords(version.municipalities)} · {validWords(version, now)}
      </p>
      <p className="remark minor">{daysWords(version)}</p>
    </li>
  )
}

/** A word for what does not simply hold. */
export function Standing({ version, now }: { version: Version; now: Date }) {
  const today = localDate(now)
  const standing = standingOf(version, today)
  if (standing === 'over') return <span className="tag over">voorbij</span>
  if (standing === 'coming') return <span className="tag attention">begint nog</span>
  return version.reviewOn <= today ? <span className="tag attention">opnieuw bekijken</span> : null
}
