import { Hourglass } from 'lucide-react'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Form } from '@/app/_shared/ui/form'
import { at, titleOf } from '@/app/_shared/ui/frame'
import type { HoldRefusal } from '@/lib/bookings/commands'
import { courseOf } from '../../_data'
import { formWords, refusals, sentences } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { chooseCourse, joinWaitingList } from '../../actions'

export const dynamic = 'force-dynamic'

type Props = { params: InLanguage['params'] & Promise<{ id: string }> }
type Spoken = Awaited<ReturnType<typeof speak>>
type Run = NonNullable<Awaited<ReturnType<typeof courseOf>>>

export default async function CoursePage({ params }: Props) {
  const spoken = await speak(params)
  const { language, say } = spoken
  const run = await courseOf(Number((await params).id))
  if (!run) notFound()
  const closed = run.cancelled || run.startsAt <= new Date()
  return (
    <Site
      language={language}
      path={`cursus/${run.activityId}`}
      heading={run.title}
      back="cursussen"
      branch={run.branchSlug}
      ownTitle
    >
      <dl className="list">
        <Row label={say('course.level')}>{say(`level.${run.level}`)}</Row>
        <Row label={say('course.where')}>{run.branchName}</Row>
        {closed ? null : (
          <Row label={say('course.places')}>
            {run.left > 0 ? say('courses.places', { count: run.left }) : say('course.fullTitle')}
          </Row>
        )}
      </dl>
      <p>{say('course.free')}</p>
      <h2>{say('course.lessons', { count: run.meetings.length })}</h2>
      <Lessons meetings={run.meetings} texts={spoken} />
      {closed ? (
        <>
          <title>{titleOf(language, run.title)}</title>
          <p>{say('course.closed')}</p>
        </>
      ) : (
        <Choose run={run} texts={spoken} />
      )}
      <p>
        <a className="way" href={at(language, 'cursussen')}>
          {say('course.other')}
        </a>
      </p>
    </Site>
  )
}

function Choose({ run, texts: spoken }: { run: Run; texts: Spoken }) {
  const { language, say } = spoken
  const full = run.left === 0
  const again = { label: 'wayOn.waiting', path: `cursus/${run.activityId}` } as const
  return (
    <Form
      action={full ? joinWaitingList : chooseCourse}
      {...formWords(spoken)}
      title={titleOf(language, run.title)}
      sentences={sentences(spoken, { choose_one: 'error.form_old' })}
      refusals={refusals<HoldRefusal | 'crowded'>(spoken, {
        crowded: { label: 'wayOn.crowded', path: `even-geduld?naar=cursus/${run.activityId}` },
        unknown: { label: 'wayOn.course', path: 'cursussen' },
        cancelled: { label: 'wayOn.course', path: 'cursussen' },
        past: { label: 'wayOn.course', path: 'cursussen' },
        full: again,
        guest_gone: { label: 'wayOn.start', path: '' },
      })}
      along={{ activityId: String(run.activityId) }}
    >
      {full ? (
        <div className="note warm">
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

function Lessons({ meetings, texts: { say, moment } }: { meetings: Run['meetings']; texts: Spoken }) {
  return (
    <ol className="lessons">
      {meetings.map((one) => (
        <li key={one.number}>
          <b>{say('course.lesson', { number: one.number })}</b>
          <span>{moment(one.startsAt, one.endsAt)}</span>
        </li>
      ))}
    </ol>
  )
}
