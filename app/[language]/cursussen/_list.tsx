import { CalendarDays, ChevronRight, MapPin } from 'lucide-react'
import type { Language } from '@/app/_shared/language'
import { dates } from '@/app/_shared/texts/dates'
import { type Texts, texts } from '@/app/_shared/texts/texts'
import { at } from '@/app/_shared/ui/frame'
import type { CourseRun } from '@/lib/courses/queries'
import { courses, library } from '../_data'
import { Site } from '../_site'

const levels = ['start', 'next', 'anyone'] as const

type Props = { language: Language; branch: string; level: string }

/** The courses that can be chosen, of every branch and level or of one. */
export async function CourseList({ language, branch, level }: Props) {
  const spoken = texts(language)
  const { say, word } = spoken
  const [{ branches }, all] = await Promise.all([library(), courses('alle', 'alle')])
  const found = all.filter(
    (run) => (branch === 'alle' || run.branchSlug === branch) && (level === 'alle' || run.level === level),
  )
  const withCourse = branches.filter((one) => all.some((run) => run.branchSlug === one.slug))
  return (
    <Site
      language={language}
      path={pathOf(branch, level)}
      heading={word('courses.title')}
      back=""
      branch={branch}
    >
      <p className="lead">{say('courses.lead')}</p>
      <nav className="filters" aria-label={word('courses.filter')}>
        <p id="waar">{say('courses.filterBranch')}</p>
        <ul className="filter" aria-labelledby="waar">
          <Filter
            texts={spoken}
            to={['alle', level]}
            chosen={branch === 'alle'}
            label={word('courses.all')}
          />
          {withCourse.map(({ slug, name }) => (
            <Filter key={slug} texts={spoken} to={[slug, level]} chosen={branch === slug} label={name} />
          ))}
        </ul>
        <p id="wie">{say('courses.filterLevel')}</p>
        <ul className="filter" aria-labelledby="wie">
          <Filter
            texts={spoken}
            to={[branch, 'alle']}
            chosen={level === 'alle'}
            label={word('courses.allLevels')}
          />
          {levels.map((one) => (
            <Filter
              key={one}
              texts={spoken}
              to={[branch, one]}
              chosen={level === one}
              label={word(`level.${one}`)}
            />
          ))}
        </ul>
      </nav>
      <h2>{say('courses.found', { count: found.length })}</h2>
      {found.length === 0 ? (
        <p>{say(all.length === 0 ? 'courses.empty' : 'courses.emptyFilter')}</p>
      ) : (
        <ul className="cards">
          {found.map((run) => (
            <CourseCard key={run.activityId} run={run} texts={spoken} />
          ))}
        </ul>
      )}
    </Site>
  )
}

/** The address of a filtered list; the whole list has the shortest. */
function pathOf(branch: string, level: string): string {
  return branch === 'alle' && level === 'alle' ? 'cursussen' : `cursussen/in/${branch}/${level}`
}

type FilterProps = { texts: Texts; to: [string, string]; chosen: boolean; label: string }

function Filter({ texts: { language }, to, chosen, label }: FilterProps) {
  return (
    <li>
      <a href={at(language, pathOf(...to))} aria-current={chosen ? 'true' : undefined}>
        {label}
      </a>
    </li>
  )
}

function CourseCard({ run, texts: { language, say } }: { run: CourseRun; texts: Texts }) {
  const { shortDay, weekday, iso, bareTime, time } = dates(language)
  const dayOfWeek = new Date(`${iso(run.startsAt)}T12:00:00Z`).getUTCDay() || 7
  const hours = { weekday: weekday(dayOfWeek), from: bareTime(run.startsAt), until: time(run.endsAt) }
  return (
    <li>
      <a className="card" href={at(language, `cursus/${run.activityId}`)}>
        <span>
          <b translate="no">{run.title}</b>
          <small>{say(`level.${run.level}`)}</small>
          <small className="fact">
            <MapPin size={20} /> {run.branchName}
          </small>
          <small className="fact">
            <CalendarDays size={20} />
            <span>
              {say('courses.start', { lessons: run.lessons, day: shortDay(run.startsAt) })}
              {', '}
              {say('courses.when', hours)}
            </span>
          </small>
          <span className={run.left > 0 ? 'tag' : 'tag warm'}>
            {run.left > 0 ? say('courses.places', { count: run.left }) : say('courses.full')}
          </span>
        </span>
        <ChevronRight className="go turn" />
      </a>
    </li>
  )
}
