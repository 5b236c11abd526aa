import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { lessons, places, spoken } from '@/app/_shared/texts/desk'
import { onlyWords, topicOptionsAt } from '@/app/_shared/texts/topics'
import { WorkPage } from '@/app/_shared/ui/work'
import { type CourseRun, courseList, courseRun } from '@/lib/availability/queries/courses'
import { consultationSlot, freePerBranch, type Slot } from '@/lib/availability/queries/times'
import type { Actor } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { activityOf } from '../../_asked'
import { Left } from '../../_free'
import { type Choice, Residents } from '../../_residents'
import { bareTime, levelWords, shortDay, time, weekdayOf } from '../../_words'
import { bookConsultationAction, bookCourseAction } from '../../actions'

type Props = { params: Promise<{ activity: string }> }

export default async function ResidentsPage({ params }: Props) {
  const who = await workerHere('/partner')
  const activityId = activityOf((await params).activity)
  if (!activityId) notFound()
  const now = clock()
  const [run, slot] = await Promise.all([
    courseRun(who.actor, activityId, now),
    consultationSlot(who.actor, activityId, now),
  ])
  if (!run?.open && !slot) notFound()
  const heading = run ? `Aanmelden voor ${run.title}` : 'Aanmelden voor het spreekuur'
  const left = run?.left ?? slot?.left ?? 0
  return (
    <WorkPage
      who={who}
      path="/partner/nieuw"
      heading={heading}
      back={{ href: '/partner/nieuw', label: 'Alle vrije plekken' }}
      ownTitle
    >
      {run ? <AboutCourse run={run} /> : slot ? <AboutSlot slot={slot} /> : null}
      {left === 0 ? <p className="note attention">Dit is vol. Kies hieronder wat nog kan.</p> : null}
      <Residents
        action={run ? bookCourseAction : bookConsultationAction}
        kind={run ? 'course' : 'consultation'}
        formKey={randomUUID()}
        title={heading}
        choice={left > 0 ? String(activityId) : null}
        choices={
          run ? await otherRuns(who.actor, run, now) : slot ? await otherTimes(who.actor, slot, now) : []
        }
        ownEmail={who.email}
        topics={topicOptionsAt(slot?.topics ?? null)}
      />
    </WorkPage>
  )
}

function AboutCourse({ run }: { run: CourseRun }) {
  return (
    <div className="about">
      <p>
        <b>
          {run.begun ? 'Al begonnen: nog ' : ''}
          {lessons(run.lessons)} in {run.branchName}, {run.lessons > 1 ? 'vanaf ' : ''}
          {shortDay(run.startsAt)}
        </b>
        <br />
        {run.lessons > 1 ? `Elke ${weekdayOf(run.startsAt)}, ` : ''}
        {bareTime(run.startsAt)} – {time(run.endsAt)}. {levelWords[run.level]}. De docent spreekt{' '}
        {spoken(run.languages)}.
      </p>
      <p className="about-left">
        <Left run={run} />
      </p>
    </div>
  )
}

function AboutSlot({ slot }: { slot: Slot }) {
  return (
    <div className="about">
      <p>
        <b>
          {shortDay(slot.startsAt)}, {bareTime(slot.startsAt)} – {time(slot.endsAt)}, in {slot.branchName}
        </b>
        <br />
        Hulp bij digitale zaken{slot.topics ? `, ${onlyWords(slot.topics)}` : ''}. De medewerker spreekt{' '}
        {spoken(slot.languages)}.
      </p>
      {slot.left > 0 ? (
        <p className="about-left">
          <span className="tag">{`${places(slot.left)} vrij`}</span>
        </p>
      ) : null}
    </div>
  )
}

/** Where else someone who wanted this course can go: what is left here, the line, other runs of the same course. */
async function otherRuns(actor: Actor, run: CourseRun, now: Date): Promise<Choice[]> {
  const others = await courseList(actor, { sameCourseAs: run.activityId, free: true, limit: 5 }, now)
  const here: Choice = {
    value: `${run.activityId}:wait`,
    left: null,
    label: `De wachtlijst van deze cursus${run.left > 0 ? `, met ${places(run.left)} die nu vrij ${run.left === 1 ? 'is' : 'zijn'}` : ''}`,
    hint:
      run.left > 0
        ? 'Wie nu geen plek krijgt, komt op de wachtlijst.'
        : `Er ${run.waiting === 1 ? 'staat nu 1 inwoner' : `staan nu ${run.waiting} inwoners`} op de wachtlijst. Komt er een plek vrij? Dan hoort de inwoner dat.`,
  }
  return [
    ...stillHere(run, 'Deze cursus'),
    ...others.map((other) => ({
      value: String(other.activityId),
      left: other.left,
      label: `${other.title} in ${other.branchName}, vanaf ${shortDay(other.startsAt)}`,
      hint: `${bareTime(other.startsAt)} – ${time(other.endsAt)}, ${places(other.left)} vrij`,
    })),
    here,
  ]
}

/** The next free times at which the same can be asked, first those in the same branch. */
async function otherTimes(actor: Actor, slot: Slot, now: Date): Promise<Choice[]> {
  const found = await freePerBranch(actor, { asks: slot.topics, times: 6 }, now)
  const near = found.filter((one) => one.branchSlug === slot.branchSlug)
  const far = found.filter((one) => one.branchSlug !== slot.branchSlug).slice(0, 3)
  const others = [...near, ...far].flatMap((one) =>
    one.moments
      .filter(({ activityId }) => activityId !== slot.activityId)
      .slice(0, one.branchSlug === slot.branchSlug ? 5 : 1)
      .map(({ activityId, startsAt, left }) => ({
        value: String(activityId),
        left,
        label: `${shortDay(startsAt)}, ${time(startsAt)}`,
        hint: one.branchName,
      })),
  )
  return [...stillHere(slot, 'Deze tijd'), ...others]
}

/** What was chosen first, for as many residents as still fit. */
function stillHere({ activityId, left }: { activityId: number; left: number }, label: string): Choice[] {
  return left > 0
    ? [{ value: String(activityId), left, label, hint: `Hier is nog ${places(left)} vrij.` }]
    : []
}
