'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField } from '@/app/_shared/forms/moments'
import { SearchSelect } from '@/app/_shared/forms/search-select'
import type { Option } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { TicksField } from '@/app/_shared/forms/ticks'
import { newAgreementInput, newVersionInput } from '@/lib/needs/input/agreement'
import { ContactRows, contactGroup } from './_contacts'
import type { topicTicks } from './_topics'
import { agreementSentences, makeRefusals, versionRefusals } from './_words'
import { makeAgreementAction, makeVersionAction } from './actions'

type Props = {
  title: string
  topics: ReturnType<typeof topicTicks>
  towns: { id: number; name: string }[]
  /** Who can send residents to whom, of a new agreement; of a new version that is known. */
  organisations?: Option[]
  agreementId?: string
  /** Of which side somebody can be. */
  sides: Option[]
  saved: Record<string, string>
}

/** What two organisations agree from a day on: a new agreement, or a new version of one. */
export function AgreementForm(props: Props) {
  const { title, topics, towns, organisations, agreementId, sides, saved } = props
  const isNew = agreementId === undefined
  return (
    <StaffForm
      action={isNew ? makeAgreementAction : makeVersionAction}
      schema={isNew ? newAgreementInput : newVersionInput}
      title={title}
      sentences={agreementSentences}
      refusals={isNew ? makeRefusals : versionRefusals}
      along={isNew ? undefined : { agreementId }}
      rows={[contactGroup]}
      saved={saved}
    >
      {organisations ? (
        <>
          <SearchSelect
            name="fromId"
            label="Wie stuurt inwoners?"
            first="Kies een organisatie"
            options={organisations}
          />
          <SearchSelect
            name="toId"
            label="Wie helpt ze?"
            first="Kies een organisatie"
            options={organisations}
          />
        </>
      ) : null}
      <TicksField name="topics" legend="Waarmee?" {...topics} />
      <TicksField
        name="towns"
        legend="Voor inwoners van welke gemeenten?"
        ticks={towns.map(({ id, name }) => ({ name: `town${id}`, label: name }))}
      />
      <h2>Hoe snel</h2>
      <p className="remark">
        In werkdagen, geteld vanaf de dag van de vraag. Feestdagen en dagen dat de partner dicht is, tellen
        niet mee.
      </p>
      <TextField name="seeDays" label="De vraag bekijken, binnen" kind="brief" numeric />
      <TextField name="contactDays" label="De inwoner bellen, binnen" kind="brief" numeric />
      <TextField name="reportDays" label="Vertellen hoe het ging, binnen" kind="brief" numeric />
      <h2>Hoe lang</h2>
      <DateField name="validFrom" label="Eerste dag" lies="near" />
      <DateField
        name="validUntil"
        label="Laatste dag"
        hint="Leeg: tot iemand de afspraak beëindigt."
        optional
      />
      <DateField name="reviewOn" label="Wanneer bekijkt u de afspraak opnieuw?" />
      <h2>Wie sprak dit af</h2>
      <TextField name="agreedBy" label="Wie" hint="Van beide kanten, zoals: Demo Carla en Demo Kees." />
      <DateField name="agreedOn" label="Op welke dag" lies="behind" />
      <TextField
        name="dataLine"
        label="Wie zorgt voor welke gegevens?"
        hint="Eén regel, zoals: ieder is verantwoordelijk voor de eigen gegevens."
      />
      <DateField name="dataOn" label="Sinds welke dag is dat zo geregeld?" lies="behind" />
      <ContactRows sides={sides} />
      <Buttons send={isNew ? 'Bewaar de afspraak' : 'Bewaar de nieuwe versie'} />
    </StaffForm>
  )
}
