import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { UseFormRegister } from 'react-hook-form'
import type { TypedResident, TypedResidents } from '@/lib/bookings/input/residents'
import { laptops, owners, ways } from './_resident-words'
import { fieldSentences } from './_sentences'

export type Topics = { group: string; options: { value: string; label: string }[] }[]

/** How a field knows what was typed and what is wrong with it. */
export type Fields = {
  register: UseFormRegister<TypedResidents>
  /** The code of what is wrong with a field, by its name. */
  wrong: (name: string) => string | undefined
  /** What was sent before, by the name of the field. */
  typed: Record<string, string>
}

type Props = {
  row: string
  /** Its number when there are several. */
  number: number | null
  kind: 'course' | 'consultation'
  ownEmail: string
  topics: Topics
  fields: Fields
  onRemove: (() => void) | null
}

type Name = keyof TypedResident

/** The questions about one resident. */
export function Resident({ row, number, kind, ownEmail, topics, fields, onRemove }: Props) {
  const of = (name: Name) => ({ fields, name: `people.${row}.${name}` as const })
  return (
    <fieldset className="resident">
      <legend>{number === null ? 'De inwoner' : `Inwoner ${number}`}</legend>
      <TextField {...of('name')} label="Hoe wil de inwoner genoemd worden?" hint="Een voornaam is genoeg." />
      <SelectField {...of('language')} label="Taal van het kaartje en de berichten">
        <option value="nl">Nederlands</option>
        <option value="en">Engels</option>
        <option value="ar">Arabisch</option>
      </SelectField>
      <Picks {...of('contactWay')} legend="Hoe hoort de inwoner iets van ons?" choices={ways} />
      <div className="if-reached">
        <Picks
          {...of('contactOf')}
          legend="Van wie is het nummer of adres?"
          choices={owners}
          first="resident"
        />
        <TextField
          {...of('contact')}
          label="Telefoonnummer of e-mailadres"
          hint={`Kiest u e-mail via uw organisatie? Dan mag dit leeg blijven. Wij gebruiken dan ${ownEmail}.`}
        />
      </div>
      {kind === 'course' ? (
        <Picks {...of('ownLaptop')} legend="Neemt de inwoner een eigen laptop mee?" choices={laptops} />
      ) : (
        <SelectField {...of('topic')} label="Waar is hulp bij nodig?" initial="weet-niet">
          {topics.map(({ group, options }) => (
            <optgroup key={group} label={group}>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      )}
      <Tick {...of('agreed')} label="De inwoner weet hiervan en vindt het goed." />
      <Tick
        {...of('attendanceShared')}
        label={
          kind === 'course'
            ? 'De inwoner vindt goed dat wij horen bij hoeveel lessen hij of zij was (hoeft niet).'
            : 'De inwoner vindt goed dat wij horen of hij of zij er was (hoeft niet).'
        }
      />
      {onRemove ? (
        <button
          type="submit"
          name="less"
          value={row}
          className="button"
          onClick={(event) => {
            event.preventDefault()
            onRemove()
          }}
        >
          Haal inwoner {number} weg
        </button>
      ) : null}
    </fieldset>
  )
}

type FieldName = `people.${string}.${Name}`
type FieldProps = { fields: Fields; name: FieldName }

function TextField({ fields, name, label, hint }: FieldProps & { label: string; hint: string }) {
  const code = fields.wrong(name)
  return (
    <div className={code ? 'field failed' : 'field'}>
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-uitleg`}>
        {hint}
      </p>
      <Wrong name={name} code={code} />
      <input
        id={name}
        className="text"
        {...fields.register(name)}
        defaultValue={fields.typed[name]}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={code ? true : undefined}
        aria-describedby={code ? `${name}-uitleg ${name}-fout` : `${name}-uitleg`}
      />
    </div>
  )
}

type SelectProps = FieldProps & { label: string; initial?: string; children: ReactNode }

function SelectField({ fields, name, label, initial, children }: SelectProps) {
  const code = fields.wrong(name)
  return (
    <div className={code ? 'field failed' : 'field'}>
      <label htmlFor={name}>{label}</label>
      <Wrong name={name} code={code} />
      <select id={name} {...fields.register(name)} defaultValue={fields.typed[name] ?? initial}>
        {children}
      </select>
    </div>
  )
}

type PicksProps = FieldProps & { legend: string; choices: [string, string][]; first?: string }

function Picks({ fields, name, legend, choices, first }: PicksProps) {
  const code = fields.wrong(name)
  const chosen = fields.typed[name] ?? first
  return (
    <fieldset
      className={code ? 'picks failed' : 'picks'}
      aria-describedby={code ? `${name}-fout` : undefined}
    >
      <legend>{legend}</legend>
      <Wrong name={name} code={code} />
      <div>
        {choices.map(([value, label], index) => (
          <label className="pick" key={value}>
            <input
              id={index === 0 ? name : undefined}
              type="radio"
              value={value}
              {...fields.register(name)}
              defaultChecked={value === chosen}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Tick({ fields, name, label }: FieldProps & { label: string }) {
  const code = fields.wrong(name)
  return (
    <div className={code ? 'failed' : undefined}>
      <Wrong name={name} code={code} />
      <label className="pick">
        <input
          id={name}
          type="checkbox"
          value="yes"
          {...fields.register(name)}
          defaultChecked={fields.typed[name] === 'yes'}
          aria-invalid={code ? true : undefined}
          aria-describedby={code ? `${name}-fout` : undefined}
        />
        {label}
      </label>
    </div>
  )
}

function Wrong({ name, code }: { name: string; code: string | undefined }) {
  if (!code) return null
  return (
    <p className="wrong" id={`${name}-fout`}>
      <CircleAlert size={22} />
      {fieldSentences[code] ?? code}
    </p>
  )
}
