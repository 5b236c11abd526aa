'use client'

import { useState } from 'react'
import { useAnswers } from '@/app/_shared/forms/answers'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { persons } from '@/app/_shared/texts/desk'
import { useNews } from '@/app/balie/vragen/_news'
import type { Around } from '@/lib/planning/rules/lessons'
import { hitsInput } from '@/lib/rescheduling/input/hits'
import { sentFor } from './_all'
import { ForAll } from './_for-all'
import { type LessonRow, LessonRows, lessonField } from './_lessons'
import { type PersonRow, PersonRows } from './_people'
import { changeRefusals, hitSentences } from './_words'
import { changeAgendaAction } from './actions'

type Props = {
  title: string
  code: string
  people: PersonRow[]
  lessons: LessonRow[]
  around: readonly Around[]
  today: string
  /** What the button does, without who is hit. */
  does: string
  back: { href: string; label: string }
}

/** What is done for everybody who is hit by a change, and the button that carries it out. */
export function HitsForm(props: Props) {
  return (
    <StaffForm
      action={changeAgendaAction}
      schema={hitsInput}
      title={props.title}
      sentences={hitSentences}
      refusals={changeRefusals}
      along={{ w: props.code }}
      onRefused={useNews()}
    >
      <Inside {...props} />
    </StaffForm>
  )
}

function Inside({ people, lessons, around, today, does, back }: Props) {
  const { shown } = useAnswers()
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const choose = (some: Record<string, string>) => setChosen((before) => ({ ...before, ...some }))
  const goes = (field: string, sent: string) => !(chosen[field] ?? sent).startsWith('stand.')
  const told = toldWords(
    people.filter((one) => goes(one.field, sentFor(shown.values, one))).length,
    lessons.map(lessonField).filter((field) => goes(field, shown.values[field] ?? '')).length,
  )
  return (
    <>
      {people.length > 0 ? (
        <section>
          <h2>{`${persons(people.length)} ${people.length === 1 ? 'is' : 'zijn'} geraakt`}</h2>
          {people.length > 1 ? <ForAll people={people} choose={choose} /> : null}
          <PersonRows people={people} choose={choose} />
        </section>
      ) : null}
      {lessons.length > 0 ? (
        <section>
          <h2>
            {lessons.length === 1
              ? '1 les op een gesloten dag'
              : `${lessons.length} lessen op een gesloten dag`}
          </h2>
          <LessonRows lessons={lessons} around={around} today={today} choose={choose} />
        </section>
      ) : null}
      <p className="buttons">
        <button type="submit" className="button primary">
          <span key={told}>{`${does}${told}`}</span>
        </button>
        <a className="button" href={back.href}>
          Toch niet
        </a>
      </p>
    </>
  )
}

/** ", en laat 3 mensen het weten", ", en laat 3 mensen en de groepen van 2 lessen het weten". */
function toldWords(people: number, lessons: number): string {
  const who = [
    ...(people > 0 ? [persons(people)] : []),
    ...(lessons > 0 ? [lessons === 1 ? 'de groep van 1 les' : `de groepen van ${lessons} lessen`] : []),
  ]
  return who.length > 0 ? `, en laat ${who.join(' en ')} het weten` : ''
}
