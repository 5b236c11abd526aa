import { deskTopics } from '@/lib/questions/queries/topics'
import type { Channel } from '@/lib/questions/rules/answers'
import type { Actor } from '@/lib/tools/access'
import { QuestionPanel } from './panel'
import { PlainQuestion } from './plain'
import { topicsAsked } from './topics'

type Props = {
  actor: Actor
  branch: { id: number; slug: string; name: string }
  /** What the question is about, as far as it is known: the topic of an appointment. */
  topic?: string | null
  channel?: Channel | null
  /** The keys are for this panel as soon as the page is there. */
  focus?: boolean
  now: Date
}

/** What somebody at the desk was asked, in three taps; without a script a form that is sent at once. */
export async function Question({ actor, branch, topic, channel, focus, now }: Props) {
  const places = await deskTopics(actor)
  const first = topicsAsked.some(({ code }) => code === topic) ? (topic ?? null) : null
  return (
    <QuestionPanel
      // What is half tapped stays when somebody comes in meanwhile and is marked in the list: that changes the address.
      key={branch.id}
      branch={branch}
      places={places}
      topics={topicsAsked}
      topic={first}
      channel={channel ?? null}
      focus={focus}
    >
      <PlainQuestion branch={branch} topics={topicsAsked} topic={first} channel={channel ?? null} now={now} />
    </QuestionPanel>
  )
}
