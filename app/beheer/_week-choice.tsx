import { FilterForm } from '@/app/_shared/forms/filter-form'
import { type Option, SelectField } from '@/app/_shared/forms/select'
import { mondayOf, type WeekAsked, weekAt } from './_week-paths'

type Props = {
  days: string[]
  asked: WeekAsked
  today: string
  towns: Option[]
  branches: Option[]
}

/** To the week before or after, to the one of any day, and of which branches. */
export function WeekChoice({ days, asked, today, towns, branches }: Props) {
  const monday = days[0] ?? today
  const at = (weeks: number) => weekAt({ ...asked, week: mondayOf(monday, weeks), dag: undefined })
  const thisWeek = mondayOf(today) === monday
  return (
    <div className="week-choice">
      <p className="week-ways">
        <a className="button" href={at(-1)}>
          Vorige week
        </a>
        <a className="button" href={at(1)}>
          Volgende week
        </a>
        {thisWeek ? null : <a href={weekAt({ ...asked, week: undefined, dag: undefined })}>Deze week</a>}
      </p>
      <details className="fold" open={Boolean(asked.gemeente || asked.vestiging)}>
        <summary>Ga naar een andere week of vestiging</summary>
        <FilterForm path="/beheer" chosen={{ ...asked, week: monday }}>
          <div className="field">
            <label htmlFor="week-van">Week van</label>
            <input className="text" id="week-van" name="week" type="date" defaultValue={monday} />
          </div>
          {towns.length > 1 ? (
            <SelectField name="gemeente" label="Gemeente" first="Alle gemeenten" options={towns} />
          ) : null}
          {branches.length > 1 ? (
            <SelectField name="vestiging" label="Vestiging" first="Alle vestigingen" options={branches} />
          ) : null}
        </FilterForm>
      </details>
    </div>
  )
}

type ShownProps = { first: number; shown: number; total: number; page: number; asked: WeekAsked }

/** Which of the branches these are, and the way to the others; nothing when they are all here. */
export function WhichBranches({ first, shown, total, page, asked }: ShownProps) {
  if (total <= shown && first === 0) return null
  const at = (from: number) => weekAt({ ...asked, vanaf: from > 0 ? String(from) : undefined })
  return (
    <p className="week-which">
      U ziet vestiging {first + 1} tot en met {first + shown} van {total}, in de volgorde van het alfabet.{' '}
      {first > 0 ? <a href={at(first - page)}>Vorige {page}</a> : null}{' '}
      {first + shown < total ? (
        <a href={at(first + page)}>Volgende {Math.min(page, total - first - shown)}</a>
      ) : null}
    </p>
  )
}
