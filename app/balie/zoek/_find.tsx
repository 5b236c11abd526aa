'use client'

import { useEffect, useRef } from 'react'
import { useAnswers } from '@/app/_shared/forms/answers'
import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField } from '@/app/_shared/forms/moments'
import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { findInput } from '@/lib/bookings/input/find'
import type { Found } from '@/lib/bookings/queries/find'
import { bookingAt } from '../_booking-paths'
import { bareTime, shortDay, stateWords, whatOf } from '../_booking-words'
import { findAction } from './actions'

const sentences: Record<string, string> = {
  ...fieldSentences,
  nothing_sought: 'Vul een code in. Of een naam met een dag. Of de laatste 4 cijfers van het nummer.',
  code_missing: 'Vul de code in.',
  code_wrong:
    'Dit is geen code van een afspraak: die heeft 6 letters en cijfers, zoals ACD 347. Staan er 7 op het kaartje? Zoek dan hieronder, bij lopende vragen.',
  digits_wrong: 'Vul de laatste 4 cijfers van het telefoonnummer in.',
  letter_or_day: 'Vul ook de eerste letter van de naam in, of een dag.',
  name_short: 'Vul de naam in, niet alleen een letter.',
  'name.name_missing': 'Vul ook een naam in. Of de laatste 4 cijfers van het nummer.',
  'day.day_missing': 'Vul ook een dag in. Of de laatste 4 cijfers van het nummer.',
}

const refusals = {
  slow_down: 'U hebt dit uur al vaak gezocht. Wacht een minuut en probeer het dan opnieuw.',
}

type Props = { title: string; from: string }

/** A booking by its code, by a name and a day, or by the end of a telephone number; nothing of it comes in an address. */
export function FindForm({ title, from }: Props) {
  useEffect(() => {
    // Whoever comes here types at once.
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('[name=code]')?.focus()
  }, [])
  return (
    <StaffForm
      action={findAction}
      schema={findInput}
      title={title}
      sentences={sentences}
      refusals={refusals}
      along={{ from }}
    >
      <div className="find">
        <TextField name="code" label="Code van het kaartje" kind="code" optional ltr />
        <TextField name="digits" label="Of: laatste 4 cijfers van het nummer" numeric kind="brief" optional />
        <TextField name="name" label="Of: naam" hint="Bij een nummer is de eerste letter genoeg." optional />
        <DateField name="day" label="Dag" lies="near" hint="Bijvoorbeeld 1 december." />
      </div>
      <Buttons send="Zoek" />
      <Results />
    </StaffForm>
  )
}

/** What was found: day and place first, so that the name is read only on the right line. */
function Results() {
  const { answer } = useAnswers().shown
  const heading = useRef<HTMLHeadingElement>(null)
  // With the keyboard it goes on where the answer is.
  useEffect(() => {
    if (answer) heading.current?.focus()
  }, [answer])
  if (!answer) return null
  const { found, more } = answer as { found: Found[]; more: boolean }
  return (
    <section className="found-list" aria-labelledby="gevonden">
      <h2 id="gevonden" ref={heading} tabIndex={-1}>
        {found.length === 0 ? 'Niets gevonden' : `${found.length} gevonden`}
      </h2>
      {found.length === 0 ? (
        <p>Vraag de naam nog eens, of een andere dag. Wat lang geleden is, is gewist.</p>
      ) : null}
      {more ? <p>Er zijn er meer. Vul meer in: een dag, of meer van de naam.</p> : null}
      <ul className="people">
        {found.map((one) => (
          <li key={one.bookingId}>
            <p>
              <b>
                {shortDay(one.startsAt)}, {bareTime(one.startsAt)}
              </b>{' '}
              · {one.branchName} · {whatOf(one)}
              {one.status === 'booked' ? '' : ` · ${stateWords[one.status]}`}
            </p>
            <p className="person-actions">
              <a href={bookingAt(one, 'zoek')}>
                <bdi translate="no">{one.name}</bdi>
                <span className="hidden">
                  {' '}
                  op {shortDay(one.startsAt)} in {one.branchName}
                </span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
