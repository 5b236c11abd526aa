'use client'

import { useEffect, useRef } from 'react'
import { useAnswers } from '@/app/_shared/forms/answers'
import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { topicWords } from '@/app/_shared/texts/needs'
import { findNeedInput } from '@/lib/needs/input/desk'
import type { FoundNeed } from '@/lib/needs/queries/find'
import { shortDay } from '../_booking-words'
import { needAt } from '../vragen/_paths'
import { findNeedAction } from './actions'

const sentences: Record<string, string> = {
  ...fieldSentences,
  need_nothing_sought: 'Vul een code in, de laatste 4 cijfers van het nummer, of een naam.',
  need_code_wrong: 'Dit is geen code van een lopende vraag: die heeft 7 letters en cijfers, zoals ACD 347F.',
  digits_wrong: 'Vul de laatste 4 cijfers van het telefoonnummer in.',
  name_short: 'Vul de naam in, niet alleen een letter.',
}

const refusals = {
  slow_down: 'U hebt dit uur al vaak gezocht. Wacht een minuut en probeer het dan opnieuw.',
}

/** An open need by its code of seven signs, the end of a number, or a name; nothing of it comes in an address. */
export function FindNeed() {
  return (
    <section aria-labelledby="zoek-vraag">
      <h2 id="zoek-vraag">Zoek een lopende vraag</h2>
      <StaffForm
        action={findNeedAction}
        schema={findNeedInput}
        sentences={sentences}
        refusals={refusals}
        id="vraag-"
        along={{ from: 'search' }}
      >
        <div className="find">
          <TextField name="needCode" label="Code van 7 letters en cijfers" kind="code" optional ltr />
          <TextField
            name="needDigits"
            label="Of: laatste 4 cijfers van het nummer"
            numeric
            kind="brief"
            optional
          />
          <TextField
            name="needName"
            label="Of: naam"
            hint="Bij een nummer is de eerste letter genoeg."
            optional
          />
        </div>
        <Buttons send="Zoek de vraag" aside />
        <Results />
      </StaffForm>
    </section>
  )
}

/** What was found: what is open first; the name is read only on the right line. */
function Results() {
  const { answer } = useAnswers().shown
  const heading = useRef<HTMLHeadingElement>(null)
  // With the keyboard it goes on where the answer is.
  useEffect(() => {
    if (answer) heading.current?.focus()
  }, [answer])
  if (!answer) return null
  const { found, more } = answer as { found: FoundNeed[]; more: boolean }
  return (
    <section className="found-list" aria-labelledby="gevonden-vragen">
      <h3 id="gevonden-vragen" ref={heading} tabIndex={-1}>
        {found.length === 0 ? 'Niets gevonden' : `${found.length} gevonden`}
      </h3>
      {found.length === 0 ? (
        <p>Vraag de naam of de code nog eens. Wat lang geleden is gesloten, is gewist.</p>
      ) : null}
      {more ? <p>Er zijn er meer. Vul meer in: de hele naam, of cijfers van het nummer.</p> : null}
      <ul className="people">
        {found.map((one) => (
          <li key={one.needId}>
            <p>
              <b>{topicWords(one.topic)}</b> · {one.municipality} · sinds {shortDay(one.openedAt)}
              {one.endedAt === null ? '' : ' · gesloten'}
            </p>
            <p className="person-actions">
              <a href={needAt(one.needId, 'zoek')}>
                <bdi translate="no">{one.name}</bdi>
                <span className="hidden"> over {topicWords(one.topic)}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
