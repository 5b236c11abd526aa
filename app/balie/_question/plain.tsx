import { randomUUID } from 'node:crypto'
import {
  channelWords,
  dayPartWords,
  helperWords,
  minuteWords,
  type TopicAsked,
} from '@/app/_shared/questions/words'
import {
  type Channel,
  channels,
  dayParts,
  type Helper,
  helpers,
  minuteBands,
} from '@/lib/questions/rules/answers'
import type { Paper } from './paper'
import { PlainForm } from './plain-form'

type Props = {
  branch: { id: number; slug: string; name: string }
  topics: TopicAsked[]
  topic: string | null
  by: { channel: Channel; helpedBy: Helper }
  when: Paper
}

function options<Value extends string>(values: readonly Value[], words: Record<Value, string>) {
  return values.map((value) => ({ value, label: words[value] }))
}

/** The same question as a form, for a browser without a script. */
export function PlainQuestion({ branch, topics, topic, by, when }: Props) {
  return (
    <PlainForm
      along={{ seenId: randomUUID(), branchId: String(branch.id), vestiging: branch.slug }}
      saved={{
        ...{ topic: topic ?? '', channel: by.channel, helpedBy: by.helpedBy },
        ...{ day: when.day.split('-').reverse().join('-'), dayPart: when.dayPart },
      }}
      topics={topics.map(({ code, label }) => ({ value: code, label }))}
      channels={options(channels, channelWords)}
      helpers={options(helpers, helperWords)}
      dayParts={options(dayParts, dayPartWords)}
      minutes={options(minuteBands, minuteWords)}
    />
  )
}
