import { randomUUID } from 'node:crypto'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { lessons as lessonCount } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { trainersToBind } from '@/lib/attendance/queries/trainers'
import { branches } from '@/lib/network/queries/branches'
import { isClosedOn } from '@/lib/network/rules/branches'
import { coursesKept, lessonsProposed } from '@/lib/planning/queries/courses'
import { runKept, runsToCopy } from '@/lib/planning/queries/runs'
import { enrolLike } from '@/lib/planning/rules/copy'
import { type Around, type Proposal, schoolUnknown, unusualIn } from '@/lib/planning/rules/lessons'
import { clock } from '@/lib/tools/clock'
import { localDate, localTime } from '@/lib/tools/time'
import { First } from '../../_first'
import { unknownWords } from '../../_holiday-words'
import { courseAt, newRunPath, offerPath, runsPath } from '../_paths'
import { skippedWords } from '../_words'
import { AskWhat, AskWhen } from './_ask'
import { RunForm } from './_form'
import { firstOf, lessonsOf, retiredOf, runIn, type Source, sourceOf, wishOf } from './_wanted'

const { dayOfMonth, day } = dates('nl')

export default async function NewRunPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/cursussen')
  const [asked, now] = [await askedOf(searchParams), clock()]
  const copies = runIn(asked.wat)
  const [courses, copied] = await Promise.all([
    coursesKept(who.actor),
    copies === null ? null : runKept(who.actor, copies, now),
  ])
  const source = sourceOf(asked.wat, courses, copied)
  const page = { who, path: newRunPath, back: { href: runsPath, label: 'Cursussen' } }
  if (!source) {
    const retired = retiredOf(asked.wat, courses, copied)
    const runs = await runsToCopy(who.actor, now)
    const offered = courses.filter((one) => !one.retiredAt)
    const ids = new Set(offered.map(({ courseId }) => courseId))
    const copies = runs.filter(({ courseId }) => ids.has(courseId))
    return (
      <WorkPage {...page} heading="Nieuwe reeks">
        {retired ? (
          <p className="note">
            <span>
              Wij geven {retired.title} niet meer. Toch wel?{' '}
              <a href={courseAt(retired.courseId)}>Zeg dan eerst dat wij deze cursus weer geven</a>.
            </span>
          </p>
        ) : null}
        {offered.length === 0 ? (
          <p>
            Er is nog geen cursus. Schrijf eerst op <a href={offerPath}>welke cursussen wij geven</a>.
          </p>
        ) : (
          <AskWhat
            wrong={asked.wat === undefined || retired ? undefined : { wat: 'courseId.choose_one' }}
            options={[
              {
                group: 'Nieuw',
                options: offered.map((one) => ({ value: `c${one.courseId}`, label: one.title })),
              },
              {
                group: 'Neem een eerdere reeks over',
                options: copies.map((one) => ({
                  value: `r${one.activityId}`,
                  label: `${one.title}, ${one.branchName}, vanaf ${dayOfMonth(one.startsAt)} ${localDate(one.startsAt).slice(0, 4)}`,
                })),
              },
            ].filter(({ options }) => options.length > 0)}
          />
        )}
      </WorkPage>
    )
  }
  const wanted = wishOf(asked, now)
  const places = (await branches(who.actor)).filter((one) => !isClosedOn(one, localDate(now)))
  const proposal =
    wanted.ok && places.some(({ id }) => id === wanted.wish.branchId)
      ? await lessonsProposed(who.actor, wanted.wish)
      : null
  const title = source.copied?.title ?? source.course.title
  if (!wanted.ok || !proposal || asked.anders)
    return (
      <WorkPage {...page} heading={`Nieuwe reeks: ${title}`}>
        {source.copied ? (
          <p>
            Zoals de reeks in {source.copied.branchName} vanaf {day(source.copied.startsAt)}. Kies een nieuwe
            eerste dag.
          </p>
        ) : null}
        {places.length === 0 ? (
          <First of="branch" />
        ) : (
          <AskWhen
            wat={asked.wat ?? ''}
            branches={places.map(({ id, name }) => ({ value: String(id), label: name }))}
            saved={{ ...firstOf(source), ...typedIn(asked) }}
            wrong={wanted.ok || asked.dag === undefined ? undefined : wanted.wrong}
            firstDay={localDate(now)}
          />
        )}
      </WorkPage>
    )
  const trainers = await trainersToBind(who.actor, now)
  const { branchId, minutes } = wanted.wish
  const where = places.find(({ id }) => id === branchId)?.name ?? ''
  const again = new URLSearchParams({ ...typedIn(asked), wat: asked.wat ?? '', anders: '1' })
  return (
    <WorkPage {...page} heading={`Nieuwe reeks: ${title}`} ownTitle>
      <Shown proposal={proposal} where={where} wished={wanted.wish.count} again={`${newRunPath}?${again}`} />
      <RunForm
        title={`Nieuwe reeks: ${title}`}
        formKey={randomUUID()}
        courseId={String(source.course.courseId)}
        branchId={String(branchId)}
        trainers={trainers}
        saved={{ ...savedOf(source, proposal, now), ...rowsOf(proposal), minutes: String(minutes) }}
        around={proposal.around}
        today={localDate(now)}
      />
    </WorkPage>
  )
}

type ShownProps = { proposal: Proposal & { around: Around }; where: string; wished: number; again: string }

/** How many lessons there are, which days were passed over, and the way back to another first day. */
function Shown({ proposal: { lessons, skipped, around }, where, wished, again }: ShownProps) {
  const unusual = lessons.filter((one) => unusualIn(one, around)).length
  const unknown = schoolUnknown(lessons, around)
  return (
    <>
      <p>
        {lessonCount(lessons.length)} in {where}. U kunt elke les nog verzetten of weglaten.{' '}
        <a href={again}>Kies een andere dag of tijd</a>
      </p>
      {lessons.length < wished ? (
        <p className="note attention">Er passen geen {lessonCount(wished)}: de vestiging gaat dicht.</p>
      ) : null}
      {unknown ? (
        <p className="note attention">
          <span>
            {unknownWords(unknown)}{' '}
            <a href={`/beheer/gesloten/schoolvakanties?regio=${unknown.region}`}>Vul ze eerst in</a>
          </span>
        </p>
      ) : null}
      {unusual > 0 ? (
        <p className="note attention">
          {unusual === 1 ? '1 les valt' : `${unusual} lessen vallen`} op een bijzondere dag of tijd. Bij de
          les staat waarom. U kunt het wel zo bewaren.
        </p>
      ) : null}
      {skipped.length > 0 ? (
        <div className="note">
          <div>
            <p>
              <b>Op deze dagen is er geen les:</b>
            </p>
            <ul className="meetings">
              {skipped.map((one) => (
                <li key={one.date}>{skippedWords(one)}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
    </>
  )
}

function typedIn(asked: Record<string, string | undefined>): Record<string, string> {
  const names = ['vestiging', 'dag', 'tijd', 'weken', 'lessen', 'minuten']
  return Object.fromEntries(names.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]])))
}

function rowsOf({ lessons }: Proposal): Record<string, string> {
  return Object.fromEntries(
    lessons.flatMap(({ date, startsAt }, i) => [
      [`lessons.p${i}.day`, date],
      [`lessons.p${i}.time`, localTime(startsAt)],
    ]),
  )
}

function savedOf({ course, copied }: Source, { lessons }: Proposal, now: Date): Record<string, string> {
  const ticks = [
    ...(copied?.languages ?? ['nl']).map((code) => `language.${code}`),
    ...(copied?.trainers ?? []).map(({ userId }) => `trainer.${userId}`),
  ]
  return {
    title: copied?.title ?? course.title,
    places: String(copied?.places ?? course.capacity),
    ...Object.fromEntries(ticks.map((name) => [name, 'yes'])),
    ...(copied
      ? enrolLike({ ...copied, lessons: lessonsOf(copied) }, lessons, localDate(now))
      : { enrol: 'start' }),
    publish: 'now',
  }
}
