'use client'

import { useAnswers } from '@/app/_shared/forms/answers'
import { Buttons } from '@/app/_shared/forms/buttons'
import { TickField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { WeekField } from '@/app/_shared/forms/week'
import { type Opening, openingHoursInput } from '@/lib/network/input/opening'
import { type HeldHours, newlyOutside, type OpenWeek, openWeekOf } from '@/lib/network/rules/opening'
import { hoursRefusals, librarySentences, openingWords, partsWords } from './_words'
import { saveOpeningHoursAction } from './actions'

const why: Record<Opening, string> = {
  staffed: 'Er is iemand van de bibliotheek.',
  self_service:
    'Inwoners kunnen binnen, maar er is niemand. Dan is er geen inloop en geen spreekuur. Een les kan wel: dan is de docent er.',
  walk_in: 'Er is iemand van het IDO. Een inwoner kan zonder afspraak komen. Dit staat op de website.',
}

type Props = {
  title: string
  branchId: string
  saved: Record<string, string>
  /** At what hours something is held there, and when it was open until now. */
  held: readonly HeldHours[]
  before: OpenWeek
}

/** When a branch is open on each day of the week, with people and without, and when somebody can walk in. */
export function HoursForm(props: Props) {
  return (
    <StaffForm
      action={saveOpeningHoursAction}
      schema={openingHoursInput}
      title={props.title}
      sentences={librarySentences}
      refusals={hoursRefusals}
      along={{ branchId: props.branchId }}
      saved={props.saved}
    >
      <p>
        Zo: 9.00 - 12.30, 13.30 - 17.00. Is het die dag dicht? Laat de regel dan leeg. Bent u er niet elke
        week? Laat alles leeg, en maak een spreekuur.
      </p>
      {(['staffed', 'self_service', 'walk_in'] as const).map((kind) => (
        <WeekField key={kind} name={kind} legend={openingWords[kind]} hint={why[kind]} />
      ))}
      <Outside held={props.held} before={props.before} />
      <Buttons send="Bewaar de openingstijden" />
    </StaffForm>
  )
}

/** What falls outside the opening hours that were sent, and the tick that says that it is meant so. */
function Outside({ held, before }: Pick<Props, 'held' | 'before'>) {
  const { shown } = useAnswers()
  // As it was sent: under somebody's hands it does not go away.
  const sent = shown.reason === 'outside' ? openingHoursInput.safeParse(shown.values).data : undefined
  if (!sent) return null
  return (
    <>
      <p className="note attention" id="buiten" tabIndex={-1}>
        Deze uren vallen dan buiten de openingstijden, of er is dan niemand:{' '}
        {partsWords(newlyOutside(held, before, openWeekOf(sent.hours)))}.
      </p>
      <TickField name="anyway" label="Dat klopt. Bewaar het zo." />
    </>
  )
}
