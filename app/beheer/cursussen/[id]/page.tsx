import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { dayWords, spoken } from '@/app/_shared/texts/desk'
import { Fact } from '@/app/_shared/ui/facts'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { peopleInRun } from '@/lib/rescheduling/queries/runs'
import { clock } from '@/lib/tools/clock'
import { heardAsked, heardWords } from '../../_heard'
import { courseAt, newRunPath, runAt, runsPath } from '../_paths'
import { Stands } from '../_stands'
import { takenWords } from '../_words'
import { LessonList } from './_lessons'
import { InRunTable } from './_people'
import { PublishForm } from './_publish'
import { runHere } from './_run'

const { time, moment } = dates('nl')

const done: Record<string, string> = {
  gemaakt: 'De reeks staat erin.',
  bewaard: 'Bewaard.',
  'te-zien': 'Bewaard.',
  lessen: 'De lessen zijn veranderd.',
  'niet-door': 'De cursus gaat niet door.',
}

type Props = Asked & { params: Promise<{ id: string }> }

export default async function RunPage({ params, searchParams }: Props) {
  const who = await workerHere('/beheer/cursussen')
  const [asked, now] = [await askedOf(searchParams), clock()]
  const { gelukt, aanbod, doe } = asked
  const run = await runHere(who.actor, params, now)
  const people = await peopleInRun(who.actor, run.activityId, now)
  const goesOn = run.standing !== 'called_off' && run.standing !== 'ended'
  const at = (page: Parameters<typeof runAt>[1]) => runAt(run.activityId, page)
  return (
    <WorkPage
      who={who}
      path={runAt(run.activityId)}
      heading={run.title}
      back={{ href: runsPath, label: 'Cursussen' }}
    >
      <Done gelukt={gelukt} offered={aanbod} heard={heardWords(heardAsked(asked))} />
      <dl className="data-summary">
        <Fact label="Stand">
          <Stands run={run} now={now} />
        </Fact>
        <Fact label="Waar">{run.branchName}</Fact>
        <Fact label="Plekken">{takenWords(run)}</Fact>
        <Fact label="Taal">{spoken(run.languages)}</Fact>
        <Fact label="Docent">
          <bdi translate="no">{run.trainers.map(({ name }) => name).join(', ') || 'nog niemand'}</bdi>
        </Fact>
        <Fact label="Aanmelden">
          {run.enrolUntil
            ? `tot ${dayWords(run.enrolUntil, now)}, ${time(run.enrolUntil)}`
            : 'tot de eerste les'}
        </Fact>
      </dl>
      <div className="buttons">
        {goesOn ? (
          <>
            <a className="button" href={at('wijzig')}>
              Naam, taal, docent, aanmelden
            </a>
            <a className="button" href={at('plekken')}>
              Plekken
            </a>
            <a className="button" href={`${runAt(run.activityId)}?doe=te-zien#te-zien`}>
              Te zien voor inwoners
            </a>
          </>
        ) : null}
        {run.retired ? null : (
          <a className="button" href={`${newRunPath}?wat=r${run.activityId}`}>
            Neem over in een nieuwe reeks
          </a>
        )}
      </div>
      {doe === 'te-zien' && goesOn ? (
        <section id="te-zien">
          <PublishForm activityId={String(run.activityId)} publishedAt={run.publishedAt} now={now} />
        </section>
      ) : null}
      <h2>Lessen</h2>
      <LessonList run={run} now={now} goesOn={goesOn} />
      <h2>Mensen</h2>
      {people.length > 0 ? <InRunTable people={people} /> : <p>Er staat nog niemand in.</p>}
      <p className="remark">
        Wat inwoners over deze cursus lezen, staat bij <a href={courseAt(run.courseId)}>de cursus</a>.{' '}
        {run.retired ? 'Wij geven deze cursus niet meer. ' : null}
        {run.startsAt > now ? `De eerste les is ${moment(run.startsAt)}.` : null}
      </p>
      {goesOn ? (
        <p className="buttons">
          <a className="button" href={at('afgelasten')}>
            De hele cursus gaat niet door
          </a>
        </p>
      ) : null}
    </WorkPage>
  )
}

function Done({ gelukt, offered, heard }: { gelukt?: string; offered?: string; heard: string }) {
  if (gelukt === 'plekken') {
    const count = /^\d{1,3}$/.test(offered ?? '') ? Number(offered) : 0
    const asked =
      count === 1 ? 'De eerste op de wachtlijst hoort' : `De eerste ${count} op de wachtlijst horen`
    return <Notice>Bewaard.{count > 0 ? ` ${asked} nu dat er een plek is.` : null}</Notice>
  }
  if (!gelukt || !Object.hasOwn(done, gelukt)) return null
  return (
    <Notice>
      {done[gelukt]} {heard}
    </Notice>
  )
}
