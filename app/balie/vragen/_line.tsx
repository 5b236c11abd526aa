import type { DeskOne } from '@/lib/needs/queries/one'
import { type Step, stepsOf } from './_steps'

/** What has happened to a need and what comes next, as a line; what goes to another and comes back bends. */
export function NeedLine({ need, now }: { need: DeskOne; now: Date }) {
  const steps = stepsOf(need, now)
  return (
    <ol className="need-line">
      {steps.map((step, i) => (
        <li key={step.key} className={classOf(step, steps[i - 1], steps[i + 1])}>
          <b className="need-when">{step.when}</b>
          <span className="need-dot" aria-hidden="true">
            <i />
          </span>
          <p>
            {step.tense === 'comes' ? <span className="hidden">Straks: </span> : null}
            {step.undone ? <s>{step.words}</s> : step.words}
            {step.minor ? <small>{step.minor}</small> : null}
          </p>
        </li>
      ))}
    </ol>
  )
}

function classOf({ lane, tense }: Step, before: Step | undefined, after: Step | undefined): string {
  const bends = before !== undefined && before.lane !== lane
  return [
    `at-${lane}`,
    tense,
    ...(bends ? [lane === 'partner' ? 'bends-out' : 'bends-back'] : []),
    ...(after === undefined ? ['last'] : after.lane !== lane ? ['before-bend'] : []),
  ].join(' ')
}
