import { canBeAsked } from '../../network/rules/topics'

type Moment = { startsAt: Date; languages: readonly string[]; topics: readonly string[] | null }

/**
 * The times at which somebody can ask what she comes for, one for each moment and language. Where at one moment some can ask
 * only certain things and others everything, hers is among the first, so that the others stay for who needs them.
 */
export function timesFor<Time extends Moment>(all: readonly Time[], topic: string | null): Time[] {
  const fitting = all.filter(({ topics }) => canBeAsked(topic, topics))
  const alike = ({ startsAt, languages }: Moment) => `${startsAt.getTime()} ${languages}`
  return [...Map.groupBy(fitting, alike).values()].flatMap(
    (same) => same.find(({ topics }) => topics !== null) ?? same[0] ?? [],
  )
}
