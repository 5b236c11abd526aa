import { Hourglass } from 'lucide-react'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Form } from '@/app/_shared/forms/form'
import { ForEverybody } from '@/app/_shared/ui/for-everybody'
import { at, titleOf } from '@/app/_shared/ui/frame'
import { Where } from '@/app/_shared/ui/where'
import type { HoldRefusal } from '@/lib/bookings/commands/hold'
import { InDutch, spokenThere } from '../../_course-words'
import { courseOf, lessonsOffOf, library, nextRunOf } from '../../_data'
import { LessonList } from '../../_lessons'
import { formWords, refusals, sentences } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { holdOrWaitAction } from '../../actions'

export const dynamic = 'force-dynamic'

type Props = { params: InLanguage['params'] & Promise<{ id: string }> }
type Spoken = Awaited<ReturnType<typeof speak>>
type Run = NonNullable<Awaited<ReturnType<typeof courseOf>>>

export default async function CoursePage({ params }: Props) {
  const spoken = await speak(params)
  const { language, say } = spoken
  const run = await courseOf(Number((await params).id))
  if (!run) notFound()
  const closed = !run.open
  const [off, { branches }] = await Promise.all([lessonsOffOf(run.activityId), library()])
  const places = branches.find(({ slug }) => slug === run.branchSlug)?.places ?? []
  return (
    <Site
      language={language}
      path={`cursus/${run.activityId}`}
      heading={run.title}
      back="cursussen"
      branch={run.branchSlug}
      ownTitle
    >
      <ForEverybody />
      <Learns run={run} texts={spoken} />
      <dl className="data-summary">
        <Row label={say('course.level')}>
          {say(`level.${run.level}`)}
          {run.forWhom ? <InDutch language={language}>{run.forWhom}</InDutch> : null}
        </Row>
        <Row label={say('course.where')}>
          {run.branchName}
          <Where language={language} places={places} map />
        </Row>
        <Row label={say('agenda.cur.language')}>{spokenThere(run.languages, spoken)}</Row>
        {run.bring ? (
          <Row label={say('agenda.cur.bring')}>
            <InDutch language={language}>{run.bring}</InDutch>
          </Row>
        ) : null}
        {closed ? null : (
          <Row label={say('course.places')}>
            {run.left > 0 ? say('courses.places', { count: run.left }) : say('course.fullTitle')}
          </Row>
        )}
      </dl>
      {run.begun && run.open ? <Begun run={run} texts={spoken} /> : null}
      <p>{say('course.free')}</p>
      <h2>
        {say(run.begun && run.open ? 'course.lessonsLeft' : 'course.lessons', { count: run.meetings.length })}
      </h2>
      <LessonList meetings={run.meetings} off={off} label="course.lesson" texts={spoken} />
      {closed ? (
        <>
          <title>{titleOf(language, run.title)}</title>
          <p>{say('course.closed')}</p>
        </>
      ) : (
        <>
          <Choose run={run} texts={spoken} />
          {run.left === 0 ? <Elsewhere run={run} texts={spoken} /> : null}
        </>
      )}
      <p>
        <a className="way-on" href={at(language, 'cursussen')}>
          {say('course.other')}
        </a>
      </p>
    </Site>
  )
}

/** What somebody learns, in the language that was chosen where somebody wrote that; else in Dutch, and said so. */
function Learns({ run: { learns }, texts: { language, say } }: { run: Run; texts: Spoken }) {
  const own = learns[language]
  if (!own && !learns.nl) return null
  return (
    <>
      <h2>{say('agenda.cur.learns')}</h2>
      {own ? <p>{own}</p> : <InDutch language={language}>{learns.nl}</InDutch>}
    </>
  )
}

/** A course that has begun, and takes people in from its next lesson on. */
function Begun({ run, texts: { say, shortDay } }: { run: Run; texts: Spoken }) {
  const next = run.meetings[0]
  if (!next) return null
  return (
    <p className="note attention">
      {say('course.begun', { number: next.number, day: shortDay(next.startsAt) })}
    </p>
  )
}

/** For who does not want to wait: the same course at another place or moment. */
async function Elsewhere({ run, texts: { language, say, shortDay } }: { run: Run; texts: Spoken }) {
  const next = await nextRunOf(run.activityId)
  if (!next) return null
  return (
    <p>
      <a className="way-on" href={at(language, `cursus/${next.activityId}`)}>
        {say('course.elsewhere', { branch: next.branchName, day: shortDay(next.startsAt) })}
      </a>
    </p>
  )
}

function Choose({ run, texts: spoken }: { run: Run; texts: Spoken }) {
  const { language, say, word } = spoken
  const full = run.left === 0
  const other = { label: 'wayOn.course', path: 'cursussen' } as const
  const why = refusals<HoldRefusal>(spoken, {
    unknown: other,
    cancelled: other,
    past: other,
    full: other,
    guest_gone: { label: 'wayOn.start', path: '' },
  })
  return (
    <Form
      action={holdOrWaitAction}
      {...formWords(spoken)}
      title={titleOf(language, run.title)}
      sentences={sentences(spoken, { choose_one: 'error.form_old' })}
      refusals={{ ...why, full: { ...why.full, text: word('course.justFull') } }}
      along={{ activityId: String(run.activityId), ...(full ? { wait: '1' } : {}) }}
    >
      {full ? (
        <div className="note attention">
          <Hourglass />
          <div>
            <p>
              <b>{say('course.fullTitle')}</b>
            </p>
            <p>{say('course.fullText')}</p>
            <p>{say('course.waitingNow', { count: run.waiting })}</p>
          </div>
        </div>
      ) : (
        <p>{say('course.needsCode')}</p>
      )}
      <div className="bar">
        <button type="submit" className="button primary">
          {say(full ? 'course.wait' : 'course.submit')}
        </button>
      </div>
    </Form>
  )
}

function Row({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
