import { dayInFull, topicWords } from '@/app/_shared/texts/needs'
import type { AskedOfUs } from '@/lib/needs/queries/partner'

/** Which question a page is about, in a line. */
export function About({ card: { name, topic, municipality, number, dueOn } }: { card: AskedOfUs }) {
  return (
    <p className="lead">
      {name ? (
        <>
          <bdi translate="no">{name}</bdi>:{' '}
        </>
      ) : null}
      {topicWords(topic)}, uit {municipality} (nummer {number}).
      {dueOn ? ` Uiterlijk ${dayInFull(dueOn)}.` : ''}
    </p>
  )
}
