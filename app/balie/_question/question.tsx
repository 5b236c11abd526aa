import { topicsAsked } from '@/app/_shared/questions/topics'
import { deskTopics } from '@/lib/questions/queries/topics'
import type { Channel, Helper } from '@/lib/questions/rules/answers'
import { dayPartAt } from '@/lib/questions/rules/days'
import type { Actor } from '@/lib/tools/access'
import { localDate, localTime } from '@/lib/tools/time'
import { QuestionPanel } from './panel'
import type { Paper } from './paper'
import { PlainQuestion } from './plain'

type Props = {
  actor: Actor
  branch: { id: number; slug: string; name: string }
  /** What the question is about, as far as it is known: the topic of an appointment. */
  topic?: string | null
  channel?: Channel | null
  helpedBy?: Helper | null
  /** The day of a paper that is entered; now when it is not said. */
  paper?: Paper | null
  /** The keys are for this panel as soon as the page is there. */
  focus?: boolean
  now: Date
}

/** What somebody at the desk was asked, in three taps; without a script a form that is sent at once. */
export async function Question({ actor, branch, topic, channel, helpedBy, paper = null, focus, now }: Props) {
  const places = await deskTopics(actor)
  const first = topicsAsked.some(({ code }) => code === topic) ? (topic ?? null) : null
  return (
    <QuestionPanel
      // What is half tapped stays when somebody comes in meanwhile and is marked in the list: that changes the address.
      key={`${branch.id} ${paper?.day}`}
      branch={branch}
      places={places}
      topics={topicsAsked}
      topic={first}
      channel={channel ?? null}
      paper={paper}
      focus={focus}
    >
      <PlainQuestion
        branch={branch}
        topics={topicsAsked}
        topic={first}
        by={{ channel: channel ?? 'walk_in', helpedBy: helpedBy ?? 'staff' }}
        when={paper ?? { day: localDate(now), dayPart: dayPartAt(localTime(now)) }}
      />
    </QuestionPanel>
  )
}
