import { CalendarDays, ChevronRight, MapPin } from 'lucide-react'
import { notFound } from 'next/navigation'
import { type ReactNode, useId } from 'react'
import type { Language } from '@/app/_shared/language'
import { dates } from '@/app/_shared/texts/dates'
import { type Texts, texts } from '@/app/_shared/texts/texts'
import { ForEverybody } from '@/app/_shared/ui/for-everybody'
import { at } from '@/app/_shared/ui/frame'
import type { CourseRun } from '@/lib/availability/queries/courses'
import { isIn, perMunicipality } from '@/lib/network/rules/branches'
import { spokenThere } from '../_course-words'
import { courses, library } from '../_data'
import { Site } from '../_site'

const levels = ['start', 'next', 'anyone'] as const
/** Courses on one page. */
const PAGE = 24

export type CourseChoice = {
  /** A branch, or a municipality where the library has many branches; `alle` is everywhere. */
  place: string
  level: string
  page: number
}

/** The courses that can be chosen, everywhere and of every level or of one. */
export async function CourseList({ language, choice }: { language: Language; choice: CourseChoice }) {
  const spoken = texts(language)
  const { say, word } = spoken
  const { place, level, page } = choice
  const [{ branches, few }, all] = await Promise.all([library(), courses()])
  const inPlace = branches.filter((one) => isIn(one, place))
  const found = all.filter(
    (run) => inPlace.some(({ slug }) => slug === run.branchSlug) && (level === 'alle' || run.level === level),
  )
  const shown = found.slice((page - 1) * PAGE, page * PAGE)
  if (page > 1 && shown.length === 0) notFound()
  const withCourse = branches.filter((one) => all.some((run) => run.branchSlug === one.slug))
  const town = few || place === 'alle' ? null : (inPlace[0] ?? null)
  const places = few
    ? withCourse.map(named)
    : perMunicipality(withCourse).map(([town, [one]]) => [one?.municipalitySlug ?? '', town] as const)
  return (
    <Site
      language={language}
      path={pathOf(choice)}
      heading={word('courses.title')}
      back=""
      branch={inPlace.length === 1 ? inPlace[0]?.slug : null}
    >
      <ForEverybody />
      <p className="lead">{say('courses.lead')}</p>
      <nav className="filters" aria-label={word('courses.filter')}>
        <Filter
          {...{ language, choice, name: 'place', title: say('courses.filterBranch') }}
          values={[['alle', word('courses.all')], ...places]}
          chosen={town?.municipalitySlug ?? place}
        />
        {town ? (
          <Filter
            {...{ language, choice, name: 'place', title: town.municipality }}
            values={[
              [town.municipalitySlug, word('courses.all')],
              ...withCourse.filter((one) => one.municipalitySlug === town.municipalitySlug).map(named),
            ]}
            chosen={place}
          />
        ) : null}
        <Filter
          {...{ language, choice, name: 'level', title: say('courses.filterLevel') }}
          values={[
            ['alle', word('courses.allLevels')],
            ...levels.map((one) => [one, word(`level.${one}`)] as const),
          ]}
          chosen={level}
        />
      </nav>
      <h2>{say('courses.found', { count: found.length })}</h2>
      {found.length === 0 ? (
        <p>{say(all.length === 0 ? 'courses.empty' : 'courses.emptyFilter')}</p>
      ) : (
        <ul className="cards">
          {shown.map((run) => (
            <CourseCard key={run.activityId} run={run} texts={spoken} />
          ))}
        </ul>
      )}
      {found.length > PAGE ? (
        <p className="buttons">
          {page > 1 ? (
            <a className="button" href={at(language, pathOf({ ...choice, page: page - 1 }))}>
              {say('courses.sooner')}
            </a>
          ) : null}
          {found.length > page * PAGE ? (
            <a className="button" href={at(language, pathOf({ ...choice, page: page + 1 }))}>
              {say('courses.later')}
            </a>
          ) : null}
        </p>
      ) : null}
    </Site>
  )
}

const named = ({ slug, name }: { slug: string; name: string }) => [slug, name] as const

/** The address of a list; the whole list has the shortest. */
function pathOf({ place, level, page }: CourseChoice): string {
  const first = place === 'alle' && level === 'alle' ? 'cursussen' : `cursussen/in/${place}/${level}`
  return page === 1 ? first : `cursussen/in/${place}/${level}/${page}`
}

type FilterProps = {
  language: Language
  choice: CourseChoice
  name: 'place' | 'level'
  title: ReactNode
  values: readonly (readonly [string, string])[]
  chosen: string
}

/** One question about the list, with its answers as links. */
function Filter({ language, choice, name, title, values, chosen }: FilterProps) {
  const id = useId()
  return (
    <>
      <p id={id}>{title}</p>
      <ul className="filter" aria-labelledby={id}>
        {values.map(([value, label]) => (
          <li key={value}>
            <a
              href={at(language, pathOf({ ...choice, [name]: value, page: 1 }))}
              aria-current={value === chosen ? 'true' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function CourseCard({ run, texts }: { run: CourseRun; texts: Texts }) {
  const { language, say } = texts
  return (
    <li>
      <a className="card" href={at(language, `cursus/${run.activityId}`)}>
        <span>
          <b translate="no">{run.title}</b>
          <small>{say(`level.${run.level}`)}</small>
          {run.languages.join() === 'nl' ? null : (
            <small>{say('agenda.cur.speaks', { languages: spokenThere(run.languages, texts) })}</small>
          )}
          <small className="fact">
            <MapPin size={20} /> {run.branchName}
          </small>
          <small className="fact">
            <CalendarDays size={20} />
            <span>
              <When run={run} texts={texts} />
            </span>
          </small>
          {run.begun ? <small>{say('courses.begun')}</small> : null}
          <span className={run.left > 0 ? 'tag' : 'tag attention'}>
            {run.left > 0 ? say('courses.places', { count: run.left }) : say('courses.full')}
          </span>
        </span>
        <ChevronRight className="arrow" />
      </a>
    </li>
  )
}

function When({ run, texts: { language, say } }: { run: CourseRun; texts: Texts }) {
  const { shortDay, weekdayOf, bareTime, time, between, comma } = dates(language)
  const { lessons, startsAt, endsAt } = run
  const day = shortDay(startsAt)
  if (lessons === 1) return say('courses.single', { day, hours: between(startsAt, endsAt) })
  const hours = { weekday: weekdayOf(startsAt), from: bareTime(startsAt), until: time(endsAt) }
  return (
    <>
      {say('courses.start', { lessons, day })}
      {comma}
      {say('courses.when', hours)}
    </>
  )
}
