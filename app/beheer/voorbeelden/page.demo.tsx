import type { ReactNode } from 'react'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { TickField } from '@/app/_shared/forms/fields'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { ExampleSheet } from './_sheet.demo'
import { tryExampleAction } from './actions.demo'

const long =
  'Een tekst die veel langer is dan iemand had bedacht, met een woord als arbeidsongeschiktheidsverzekeringsmaatschappij erin'
const filled = {
  name: 'Dinsdaggroep مجموعة',
  remark: 'Komt met de bus',
  branch: 'Breukelen',
  course: 'Veilig online Mijdrecht',
  day: '2027-03-02',
  time: '09:30:00',
  way: 'email',
  laptop: 'no',
  moment: 'a9.30',
  agreed: 'yes',
  'people.p0.name': 'Demo Riet',
  'people.p0.language': 'nl',
  'people.p2.name': 'ليلى',
  'people.p2.language': 'ar',
}
const failed = {
  values: {
    ...filled,
    name: '',
    day: '31 februari',
    time: 'half tien',
    way: '',
    laptop: '',
    moment: '',
    branch: '',
    agreed: '',
  },
  errors: {
    name: ['name_missing'],
    branch: ['choose_one'],
    course: ['choose_one'],
    day: ['day_not_there'],
    time: ['time_unclear'],
    way: ['choose_one'],
    laptop: ['choose_one'],
    moment: ['choose_one'],
    form: ['too_long'],
    agreed: ['must_agree'],
    'people.p2.name': ['contains_bsn'],
  },
  reason: null,
}
const refused = { values: filled, errors: {}, reason: 'full' }

/** Every part of the forms for people who work here, in every state. Only in a build for the demo. */
export default async function ExamplesPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/voorbeelden')
  const { gedaan } = await askedOf(searchParams)
  const heading = 'Voorbeelden van formulieren'
  return (
    <WorkPage who={who} path="/beheer/voorbeelden" heading={heading} ownTitle>
      {gedaan ? (
        <p className="notice">{gedaan === 'blijven' ? 'Bewaard. U bent hier nog.' : 'Bewaard.'}</p>
      ) : null}
      <p className="lead">
        Zo zien onze formulieren eruit voor wie hier werkt. Die voor inwoners staan in{' '}
        <a href="/nl/voorbeelden">het Nederlands</a> en <a href="/ar/voorbeelden">het Arabisch</a>.
      </p>
      <State id="leeg" name="Leeg">
        <ExampleSheet id="leeg-" title={heading} />
      </State>
      <State id="ingevuld" name="Ingevuld">
        <ExampleSheet id="ingevuld-" saved={filled} />
      </State>
      <State id="fout" name="Niet goed ingevuld">
        <ExampleSheet id="fout-" first={failed} />
      </State>
      <State id="geweigerd" name="Het lukt niet">
        <ExampleSheet id="geweigerd-" first={refused} />
      </State>
      <State id="lang" name="Lange tekst">
        <ExampleSheet id="lang-" saved={{ ...filled, name: long, 'people.p0.name': long }} words={long} />
      </State>
      <State id="knoppen" name="Eén knop">
        <ButtonForm action={tryExampleAction} label="Trek in" about="de voorbeelden" />
        <ButtonForm action={tryExampleAction} label="Ja, zeg af" primary />
      </State>
      <State id="kiezen" name="Een lijst korter maken">
        <FilterForm path="/beheer/voorbeelden" chosen={{ gemeente: 'stichtse-vecht', vrij: 'yes' }}>
          <SelectField
            name="gemeente"
            label="Gemeente"
            first="Alle gemeenten"
            options={[{ value: 'stichtse-vecht', label: 'Stichtse Vecht' }]}
          />
          <TickField name="vrij" label="Alleen met vrije plekken" />
        </FilterForm>
      </State>
    </WorkPage>
  )
}

function State({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {children}
    </section>
  )
}
