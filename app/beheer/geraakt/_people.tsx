'use client'

import { useAnswers, useField } from '@/app/_shared/forms/answers'
import { Wrong } from '@/app/_shared/forms/question'
import { type Option, type OptionGroup, optionOf } from '@/app/_shared/forms/select'
import { sentFor } from './_all'

/** One who is hit, as a row of the page. */
export type PersonRow = {
  bookingId: string
  /** The name of its choice in the form. */
  field: string
  day: string
  time: string
  name: string
  reached: string
  /** What more there is to know: that the time itself goes on. */
  note: string | null
  ways: (Option | OptionGroup)[]
  /** What is chosen at first, and what is proposed, or that there is only a card. */
  first: string
  proposed: string
}

type Props = { people: PersonRow[]; choose: (some: Record<string, string>) => void }

/** Everybody who is hit, day after day, with what is done for each. */
export function PersonRows({ people, choose }: Props) {
  return [...Map.groupBy(people, ({ day }) => day)].map(([day, some]) => (
    <section key={day} className="hits-day">
      <h3>{day}</h3>
      <ul className="hits">
        {some.map((one) => (
          <Row key={one.bookingId} one={one} choose={(choice) => choose({ [one.field]: choice })} />
        ))}
      </ul>
    </section>
  ))
}

function Row({ one, choose }: { one: PersonRow; choose: (choice: string) => void }) {
  const { shown } = useAnswers()
  const field = useField(one.field)
  const isNew = shown.reason === 'changed' && !(one.field in shown.values)
  const values = one.ways.flatMap((way) => ('group' in way ? way.options : [way])).map(({ value }) => value)
  const sent = sentFor(shown.values, one)
  const chosen = values.includes(sent) ? sent : one.first
  return (
    <li className={field.error ? 'failed' : undefined}>
      <span className="hit-time">{one.time}</span>
      <span className="hit-who">
        <a href={`/balie/boeking/${one.bookingId}`}>
          <bdi translate="no">{one.name}</bdi>
        </a>
        {isNew ? <b className="tag attention">nieuw</b> : null}
        <small>
          {one.reached}
          {one.note ? <span>{one.note}</span> : null}
        </small>
      </span>
      <span className="hit-way">
        <Wrong id={field.id} error={field.error} />
        {/* Made anew when what can be chosen is not what it was: a time that is gone is not chosen any more. */}
        <select
          key={`${values.join()} ${chosen}`}
          className="text"
          id={field.id}
          name={field.name}
          defaultValue={chosen}
          aria-label={`Wat gebeurt er met ${one.name}, ${one.day} ${one.time}?`}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={field.error ? `${field.id}-fout` : undefined}
          onChange={(event) => choose(event.target.value)}
        >
          {one.ways.map((way) =>
            'group' in way ? (
              <optgroup key={way.group} label={way.group}>
                {way.options.map(optionOf)}
              </optgroup>
            ) : (
              optionOf(way)
            ),
          )}
        </select>
      </span>
    </li>
  )
}
