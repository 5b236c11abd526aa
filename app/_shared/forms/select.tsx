'use client'

import { Question, type QuestionProps } from './question'

export type Option = { value: string; label: string }
export type OptionGroup = { group: string; options: Option[] }

type Props = QuestionProps & {
  /** What stands there as long as nothing is chosen. */
  first?: string
  options: (Option | OptionGroup)[]
}

/** One answer out of a list. */
export function SelectField({ first, options, ...question }: Props) {
  return (
    <Question
      {...question}
      answer={({ id, name, value, error, describedBy }) => (
        <select
          className="text"
          id={id}
          name={name}
          defaultValue={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        >
          {first === undefined ? null : <option value="">{first}</option>}
          {options.map((one) =>
            'group' in one ? (
              <optgroup key={one.group} label={one.group}>
                {one.options.map(optionOf)}
              </optgroup>
            ) : (
              optionOf(one)
            ),
          )}
        </select>
      )}
    />
  )
}

/** One line of a list. */
export function optionOf({ value, label }: Option) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}
