import { randomUUID } from 'node:crypto'
import { type Channel, channels, dayParts, helpers, minuteBands } from '@/lib/questions/rules/answers'
import { dayPartAt } from '@/lib/questions/rules/days'
import { localDate, localTime } from '@/lib/tools/time'
import { PlainForm } from './plain-form'
import { channelWords, dayPartWords, helperWords, minuteWords, type TopicAsked } from './words'

type Props = {
  branch: { id: number; slug: string; name: string }
  topics: TopicAsked[]
  topic: string | null
  channel: Channel | null
  now: Date
}

function options<Value extends string>(values: readonly Value[], words: Record<Value, string>) {
  return values.map((value) => ({ value, label: words[value] }))
}

/** The same question as a form, for a browser without a script. */
export function PlainQuestion({ branch, topics, topic, channel, now }: Props) {
  return (
    <PlainForm
      along={{ seenId: randomUUID(), branchId: String(branch.id), vestiging: branch.slug }}
      saved={{
        ...{ topic: topic ?? '', channel: channel ?? 'walk_in', helpedBy: 'staff' },
        ...{ day: localDate(now).split('-').reverse().join('-'), dayPart: dayPartAt(localTime(now)) },
      }}
      topics={topics.map(({ code, label }) => ({ value: code, label }))}
      channels={options(channels, channelWords)}
      helpers={options(helpers, helperWords)}
      dayParts={options(dayParts, dayPartWords)}
      minutes={options(minuteBands, minuteWords)}
    />
  )
}
