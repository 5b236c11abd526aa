import type { RunKept } from '@/lib/planning/queries/runs'
import { standsAs } from './_words'

const looks = {
  draft: 'attention',
  full: '',
  closed: 'over',
  ended: 'over',
  called_off: 'over',
  published: '',
}

/** How a run stands, and whether it has fewer people than it needs. */
export function Stands({ run, now }: { run: RunKept; now: Date }) {
  const few = run.booked < run.minimum && run.startsAt > now && run.standing !== 'called_off'
  return (
    <>
      <span className={`tag ${looks[run.standing]}`.trim()}>{standsAs(run, now)}</span>
      {few && run.standing !== 'draft' ? <small>minstens {run.minimum} nodig</small> : null}
    </>
  )
}
