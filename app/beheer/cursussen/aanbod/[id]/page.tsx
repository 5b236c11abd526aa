import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { type CourseKept, courseKept } from '@/lib/planning/queries/courses'
import { numberIn } from '../../_own'
import { courseAt, newRunPath, offerPath } from '../../_paths'
import { retireRefusals } from '../../_words'
import { retireCourseAction } from '../../actions'
import { CourseForm } from '../_form'

type Props = Asked & { params: Promise<{ id: string }> }

export default async function CourseKeptPage({ params, searchParams }: Props) {
  const who = await workerHere('/beheer/cursussen')
  const [{ id }, { gelukt }] = [await params, await askedOf(searchParams)]
  const found = await courseKept(who.actor, numberIn(id))
  if (!found) notFound()
  const retired = found.retiredAt !== null
  return (
    <WorkPage
      who={who}
      path={courseAt(found.courseId)}
      heading={found.title}
      back={{ href: offerPath, label: 'Welke cursussen geven wij?' }}
      ownTitle
    >
      {gelukt ? (
        <Notice>
          {retired
            ? 'Wij maken geen nieuwe reeksen meer. Wat al loopt, gaat door.'
            : 'Wij geven deze cursus weer.'}
        </Notice>
      ) : null}
      {retired ? <p className="note">Deze cursus geven wij niet meer.</p> : null}
      <div className="buttons">
        {retired ? null : (
          <a className="button" href={`${newRunPath}?wat=c${found.courseId}`}>
            Nieuwe reeks
          </a>
        )}
        <ButtonForm
          action={retireCourseAction}
          label={retired ? 'Wij geven deze cursus weer' : 'Wij geven deze cursus niet meer'}
          along={{ courseId: String(found.courseId), retired: retired ? 'no' : 'yes' }}
          refusals={retireRefusals}
        />
      </div>
      <CourseForm title={found.title} courseId={String(found.courseId)} saved={savedOf(found)} />
    </WorkPage>
  )
}

function savedOf({
  retiredAt: _,
  courseId: __,
  lessons: lessonCount,
  ...course
}: CourseKept): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...course, lessonCount }).map(([name, value]) => [name, String(value ?? '')]),
  )
}
