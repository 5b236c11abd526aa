'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField, TimeField } from '@/app/_shared/forms/moments'
import { type Option, SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { TicksField } from '@/app/_shared/forms/ticks'
import { hoursInput, newHoursInput } from '@/lib/planning/input/hours'
import type { languageTicks, topicTicks } from './_ticks'
import { hoursSentences, wantRefusals } from './_words'
import { wantHoursAction, wantNewHoursAction } from './actions'

type Props = {
  title?: string
  /** Of hours that are there: which, and of which branch. */
  along?: Record<string, string>
  branches?: Option[]
  rhythms: Option[]
  weekdays: Option[]
  languages: ReturnType<typeof languageTicks>
  topics: ReturnType<typeof topicTicks>
  saved: Record<string, string>
  /** The first day that makes sense. */
  firstDay: string
}

/** Consultation hours that are new, or how they are from a day on. */
export function HoursForm(props: Props) {
  const { title, along, branches, rhythms, weekdays, languages, topics, saved, firstDay } = props
  return (
    <StaffForm
      action={along ? wantHoursAction : wantNewHoursAction}
      schema={along ? hoursInput : newHoursInput}
      title={title}
      sentences={hoursSentences}
      refusals={wantRefusals}
      along={along}
      saved={saved}
      id={along ? 'wijzig-' : ''}
    >
      {branches ? (
        <SelectField name="branchId" label="Waar?" first="Kies een vestiging" options={branches} />
      ) : (
        <DateField name="validFrom" label="Vanaf welke dag anders?" min={firstDay} />
      )}
      <h3>Wanneer</h3>
      <div className="beside">
        <SelectField name="weekday" label="Dag" options={weekdays} />
        <SelectField name="rhythm" label="Hoe vaak?" options={rhythms} />
      </div>
      <div className="if-fortnightly">
        <DateField
          name="anchor"
          label="Een dag waarop het er wél is"
          hint="Alleen voor om de week. Leeg: het begint met de eerste dag."
          optional
        />
      </div>
      <div className="beside">
        <TimeField name="fromTime" label="Van" />
        <TimeField name="untilTime" label="Tot" />
      </div>
      <div className="beside">
        <TextField name="minutes" label="Minuten per afspraak" kind="brief" numeric />
        <TextField name="pause" label="Minuten ertussen" kind="brief" numeric />
      </div>
      <h3>Met wie</h3>
      <div className="beside">
        <TextField name="desks" label="Hoeveel bureaus?" kind="brief" numeric />
        <TextField name="walkInDesks" label="Waarvan alleen voor inloop" kind="brief" numeric />
      </div>
      <TicksField name="languages" legend="Welke talen spreekt wie helpt?" ticks={languages} />
      <TicksField
        name="topics"
        legend="Waarmee helpt u dan?"
        hint="Zet alleen vinkjes als het niet alles is. Geen vinkje: alle onderwerpen."
        ticks={[]}
        groups={topics}
      />
      <h3>Hoe lang</h3>
      {branches ? <DateField name="validFrom" label="Vanaf welke dag?" min={firstDay} /> : null}
      <DateField
        name="validUntil"
        label="Tot en met welke dag?"
        hint={
          branches
            ? 'Leeg: tot iemand het stopt.'
            : saved.validUntil
              ? 'Dan stopt dit spreekuur. Leeg: het gaat door. Kiest u een eerdere dag? Dan geldt daarna weer wat er nu staat.'
              : 'Leeg: dit blijft zo. Anders geldt daarna weer wat er nu staat.'
        }
        optional
      />
      <Buttons send="Kijk wat er verandert" />
      <p className="remark">U ziet eerst wie het raakt. Daarna pas bewaart u.</p>
    </StaffForm>
  )
}
