'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { WeekField } from '@/app/_shared/forms/week'
import { rulesInput } from '@/lib/network/input/rules'
import { libraryRefusals, librarySentences } from './_words'
import { saveRulesAction } from './actions'

const shares = [
  'alle plekken',
  ...['twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'].map((so) => `één op de ${so}`),
].map((label, index) => ({ value: String(index + 1), label }))
const calling = 'Zo: 9.00 - 17.00. Leeg: die dag niet. U belt dan de inwoners die geen e-mail of sms hebben.'

/** When the library calls people, how long they may think, and how far ahead they can book. */
export function RulesForm({ title, saved }: { title: string; saved: Record<string, string> }) {
  return (
    <StaffForm
      action={saveRulesAction}
      schema={rulesInput}
      title={title}
      sentences={librarySentences}
      refusals={libraryRefusals}
      saved={saved}
    >
      <h2>Bellen</h2>
      <WeekField name="calls" legend="Wanneer belt u?" hint={calling} />
      <h2>Boeken</h2>
      <TextField
        name="bookAheadDays"
        label="Hoeveel dagen vooruit kan een inwoner boeken?"
        hint="56 is acht weken."
        kind="brief"
        numeric
      />
      <TextField
        name="bookBeforeMinutes"
        label="Tot hoeveel minuten voor het begin?"
        hint="60 is een uur. Een dag is 1440."
        kind="brief"
        numeric
      />
      <SelectField
        name="holdOneIn"
        label="Hoeveel plekken op een dag mogen vast zijn voor mensen die nog invullen?"
        hint="Zo kan niemand alle plekken bezet houden. Het geldt ook voor wie thuis boekt en alleen een kaartje wil."
        options={shares}
      />
      <h2>Wachtlijst en balie</h2>
      <TextField
        name="offerHours"
        label="Hoeveel uur houdt u een vrijgekomen plek vast?"
        hint="Zo lang kan iemand van de wachtlijst antwoorden. 48 is twee dagen."
        kind="brief"
        numeric
      />
      <TextField
        name="overbookMost"
        label="Hoeveel mensen meer dan er plekken zijn mag de balie toelaten?"
        hint="Per les of afspraaktijd. 0: niemand."
        kind="brief"
        numeric
      />
      <Buttons send="Bewaar" />
    </StaffForm>
  )
}
