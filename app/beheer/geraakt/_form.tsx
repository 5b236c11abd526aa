'use client'

import { useState } from 'react'
import { useAnswers } from '@/app/_shared/forms/answers'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { useNews } from '@/app/balie/vragen/_news'
import { hitsInput } from '@/lib/rescheduling/input/hits'
import { ForAll } from './_for-all'
import { type LessonRow, LessonRows } from './_lessons'
import { type PersonRow, PersonRows } from './_people'
import { changeRefusals, hitSentences } from './_words'
import { changeAgendaAction } from './actions'

type Props = {
  title: string
  code: string
  people: PersonRow[]
  lessons: LessonRow[]
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

function Inside({ people, lessons, does, back }: Props) {
  const { shown } = useAnswers()
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const choose = (some: Record<string, string>) => setChosen((before) => ({ ...before, ...some }))
  const choiceOf = ({ field, first }: PersonRow) => chosen[field] ?? shown.values[field] ?? first
  const told = people.filter((one) => !choiceOf(one).startsWith('stand.')).length
  return (
    <>
      {people.length > 0 ? (
        <section>
          <h2>{people.length === 1 ? '1 mens is geraakt' : `${people.length} mensen zijn geraakt`}</h2>
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
          <LessonRows lessons={lessons} />
        </section>
      ) : null}
      <p className="buttons">
        <button type="submit" className="button primary">
          <span key={told}>{`${does}${toldWords(told)}`}</span>
        </button>
        <a className="button" href={back.href}>
          Toch niet
        </a>
      </p>
    </>
  )
}

function toldWords(told: number): string {
  if (told === 0) return ''
  return told === 1 ? ', en laat 1 mens het weten' : `, en laat ${told} mensen het weten`
}
