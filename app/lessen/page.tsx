import { type Asked, askedOf } from '@/app/_shared/asked'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { WorkPage } from '@/app/_shared/ui/work'
import { lessonsFor } from '@/lib/attendance/queries/lessons'
import { branches } from '@/lib/network/queries/branches'
import { type Actor, may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { addDays, atLocal, isDate, localDate } from '@/lib/tools/time'
import { Lessons } from './_lessons'

const { shortDay } = dates('nl')

export default async function LessonsPage({ searchParams }: Asked) {
  const who = await workerHere('/lessen')
  const own = who.actor.kind === 'staff' && who.actor.role === 'trainer'
  const asked = await askedOf(searchParams)
  return (
    <WorkPage who={who} path="/lessen" heading="Lessen">
      {own ? <Own actor={who.actor} now={clock()} /> : <Day actor={who.actor} now={clock()} asked={asked} />}
    </WorkPage>
  )
}

/** So many lessons to come are shown at once; the others are a touch away. */
const SOON = 2

/** The lessons of a trainer: today's first, then what comes next, then what was. */
async function Own({ actor, now }: { actor: Actor; now: Date }) {
  const day = localDate(now)
  const all = await lessonsFor(actor, { day })
  const on = (which: (of: string) => boolean) => all.filter(({ startsAt }) => which(localDate(startsAt)))
  const [today, next, earlier] = [on((of) => of === day), on((of) => of > day), on((of) => of < day)]
  if (all.length === 0)
    return (
      <p>
        U geeft nu geen lessen die hier staan. Klopt dat niet? Vraag de coördinator om u bij de cursus te
        zetten.
      </p>
    )
  return (
    <>
      <h2>Vandaag, {shortDay(now)}</h2>
      {today.length > 0 ? <Lessons list={today} now={now} first /> : <p>Vandaag geeft u geen les.</p>}
      {next.length > 0 ? (
        <>
          <h2>Hierna</h2>
          <Lessons list={next.slice(0, SOON)} now={now} />
          {next.length > SOON ? (
            <details className="fold">
              <summary>Later ({next.length - SOON})</summary>
              <Lessons list={next.slice(SOON)} now={now} />
            </details>
          ) : null}
        </>
      ) : null}
      {earlier.length > 0 ? (
        <>
          <h2>Eerder</h2>
          <Lessons list={earlier.reverse()} now={now} />
        </>
      ) : null}
    </>
  )
}

type DayProps = { actor: Actor; now: Date; asked: Record<string, string | undefined> }

/** All lessons of one day, for the desk. */
async function Day({ actor, now, asked: { dag, vestiging } }: DayProps) {
  const today = localDate(now)
  const day = dag && isDate(dag) ? dag : today
  const [all, places] = await Promise.all([lessonsFor(actor, { day }), branches(actor)])
  const lessons = all.filter(({ branchSlug }) => !vestiging || branchSlug === vestiging)
  return (
    <>
      <p className="day-steps">
        <a href={dayAt(addDays(day, -1), vestiging)}>Een dag eerder</a>
        {day === today ? null : <a href={dayAt(today, vestiging)}>Vandaag</a>}
        <a href={dayAt(addDays(day, 1), vestiging)}>Een dag later</a>
        {may(actor, 'trainers.bind') ? <a href="/lessen/docenten">Wie geeft welke cursus?</a> : null}
      </p>
      <FilterForm path="/lessen" chosen={{ vestiging, dag: day }}>
        <SelectField
          name="vestiging"
          label="Vestiging"
          first="Alle vestigingen"
          options={places.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <input type="hidden" name="dag" value={day} />
      </FilterForm>
      <h2>
        {day === today ? 'Vandaag, ' : ''}
        {shortDay(atLocal(day, '12:00'))}
      </h2>
      {lessons.length > 0 ? <Lessons list={lessons} now={now} /> : <p>Er zijn op deze dag geen lessen.</p>}
    </>
  )
}

function dayAt(day: string, vestiging: string | undefined): string {
  return `/lessen?${new URLSearchParams({ dag: day, ...(vestiging ? { vestiging } : {}) })}`
}
