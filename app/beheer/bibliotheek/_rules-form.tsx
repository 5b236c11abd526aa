'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { dates } from '@/app/_shared/texts/dates'
import { rulesInput } from '@/lib/network/input/rules'
import { libraryRefusals, librarySentences } from './_words'
import { saveRulesAction } from './actions'

const { weekday } = dates('nl')
const calling =
  'Dan belt iemand de inwoners die geen e-mail of sms hebben. Zo: 9.00\u00a0-\u00a017.00. Leeg: die dag niet.'

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
      <h2>Wanneer belt u?</h2>
      <p>{calling}</p>
      <div className="week-fields">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <TextField key={day} name={`calls${day}`} label={weekday(day)} optional />
        ))}
      </div>
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
      <TextField
        name="holdOneIn"
        label="Van hoeveel plekken op een dag mag er één bezet zijn door wie nog invult?"
        hint="3: een derde van de plekken. Zo houdt niemand alles vast. Het geldt ook voor wie ergens anders boekt met alleen een kaartje."
        kind="brief"
        numeric
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
