import { TickField } from '@/app/_shared/forms/fields'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { languageWords, lessons, places, spoken } from '@/app/_shared/texts/desk'
import { onlyWords } from '@/app/_shared/texts/topics'
import { type CourseRun, courseList } from '@/lib/availability/queries/courses'
import { type FreeAtBranch, freePerBranch } from '@/lib/availability/queries/times'
import { branches, municipalities } from '@/lib/network/queries/branches'
import type { Actor } from '@/lib/tools/access'
import type { Wish } from './_asked'
import { bareTime, dayOfMonth, levelWords, shortDay, time, weekdayOf } from './_words'

type Props = {
  actor: Actor
  path: string
  wish: Wish
  now: Date
  times: number
  most: number
  heading: 'h2' | 'h3'
}

/** The choice of every municipality; no municipality has this name. */
const allTowns = 'alle'

/** Courses and consultations in which there is place now, narrowed by a form that works without JavaScript. */
export async function FreePlaces({ actor, path, wish, now, times, most, heading: Heading }: Props) {
  const everywhere = wish.gemeente === allTowns
  const where = {
    branchSlug: wish.vestiging,
    municipalitySlug: everywhere ? undefined : wish.gemeente,
    // Unless told otherwise: where this partner's residents live.
    areaOf: wish.gemeente || wish.vestiging || actor.kind !== 'partner' ? undefined : actor.organisationId,
    language: wish.taal,
  }
  const [towns, houses, courses, consultations] = await Promise.all([
    municipalities(actor),
    branches(actor),
    courseList(actor, { ...where, level: wish.niveau, free: wish.vrij, limit: most }, now),
    // A consultation has no level: who asks for one is looking for a course.
    wish.niveau ? [] : freePerBranch(actor, { ...where, times }, now),
  ])
  return (
    <>
      <FilterForm path={path} chosen={{ ...wish, vrij: wish.vrij ? 'ja' : '' }}>
        <SelectField
          name="gemeente"
          label="Gemeente"
          first="Waar wij werken"
          options={[{ value: allTowns, label: 'Alle gemeenten' }, ...towns.map(named)]}
        />
        <SelectField
          name="vestiging"
          label="Vestiging"
          first="Alle vestigingen"
          options={houses.map(named)}
        />
        <SelectField name="niveau" label="Niveau" first="Alles" options={worded(levelWords)} />
        <SelectField
          name="taal"
          label="Taal van de docent"
          first="Alle talen"
          options={worded(languageWords)}
        />
        <TickField name="vrij" value="ja" label="Alleen met vrije plekken" />
      </FilterForm>
      <Heading>Cursussen</Heading>
      {courses.length === 0 ? (
        <p>Er zijn nu geen cursussen die hierbij passen.</p>
      ) : (
        <Courses courses={courses} />
      )}
      {wish.niveau ? null : (
        <>
          <Heading>Spreekuur: hulp bij digitale zaken</Heading>
          {consultations.length === 0 ? (
            <p>Er zijn nu geen vrije tijden die hierbij passen.</p>
          ) : (
            <Consultations found={consultations} />
          )}
        </>
      )}
    </>
  )
}

const named = ({ slug, name }: { slug: string; name: string }) => ({ value: slug, label: name })
const worded = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

function Courses({ courses }: { courses: CourseRun[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Cursus</th>
          <th scope="col">Waar</th>
          <th scope="col">Wanneer</th>
          <th scope="col">Taal</th>
          <th scope="col">Plekken</th>
          <th scope="col">
            <span className="hidden">Aanmelden</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {courses.map((run) => (
          <tr key={run.activityId}>
            <th scope="row">
              {run.title}
              <small>
                {levelWords[run.level]} · {lessons(run.lessons)}
              </small>
            </th>
            <td>
              {run.branchName}
              <small>{run.municipality}</small>
            </td>
            <td>
              {run.lessons > 1 ? 'Vanaf ' : ''}
              {shortDay(run.startsAt)}
              <small>
                {run.lessons > 1 ? `elke ${weekdayOf(run.startsAt)}, ` : ''}
                {bareTime(run.startsAt)} – {time(run.endsAt)}
              </small>
            </td>
            <td data-label="Taal">{spoken(run.languages)}</td>
            <td>
              <Left run={run} />
            </td>
            <td>
              <a href={`/partner/nieuw/${run.activityId}`}>
                {run.left > 0 ? 'Aanmelden' : 'Wachtlijst'}
                <span className="hidden">
                  {' '}
                  voor {run.title} in {run.branchName}, {dayOfMonth(run.startsAt)}
                </span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How many places there are for who asks, and how many of those are kept for them. */
export function Left({ run: { left, waiting, ours } }: { run: CourseRun }) {
  if (left === 0)
    return (
      <>
        <span className="tag attention">Vol</span>
        {waiting > 0 ? <small>{`${waiting} op de wachtlijst`}</small> : null}
      </>
    )
  return (
    <>
      <span className="tag places">{`${places(left)} vrij`}</span>
      {ours ? (
        <small className="ours">{`${places(ours.places)} voor jullie, tot ${dayOfMonth(ours.until)}`}</small>
      ) : null}
    </>
  )
}

function Consultations({ found }: { found: FreeAtBranch[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Vestiging</th>
          <th scope="col">Eerste vrije tijden</th>
          <th scope="col">
            <span className="hidden">Meer</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {found.map((one) => (
          <tr key={one.branchSlug}>
            <th scope="row">
              {one.branchName}
              <small>{one.municipality}</small>
            </th>
            <td>
              <ul className="moments">
                {one.moments.map((moment) => (
                  <li key={moment.activityId}>
                    <a className="moment-link" href={`/partner/nieuw/${moment.activityId}`}>
                      {shortDay(moment.startsAt)}, {time(moment.startsAt)}
                      <span className="hidden"> in {one.branchName}</span>
                      {moment.languages.join() === 'nl' ? null : <small>{spoken(moment.languages)}</small>}
                      {moment.topics ? <small>{onlyWords(moment.topics)}</small> : null}
                    </a>
                  </li>
                ))}
              </ul>
            </td>
            <td>
              <a href={`/partner/tijden/${one.branchSlug}`}>
                Alle tijden<span className="hidden"> in {one.branchName}</span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
