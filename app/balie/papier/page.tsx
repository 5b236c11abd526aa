import { type Asked, askedOf } from '@/app/_shared/asked'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { dayPaper } from '@/lib/attendance/queries/paper'
import { deskTopics } from '@/lib/questions/queries/topics'
import { clock } from '@/lib/tools/clock'
import { addDays, atLocal, localDate } from '@/lib/tools/time'
import { branchHere, knownBranches } from '../_branch'
import { dayOf, paperOf, questionPageOf } from '../_paths'
import { QuestionSheet, WalkInSheet } from './_blank'
import { DaySheet, LessonSheets } from './_day'
import { Summary } from './_summary'

const { shortDay, time } = dates('nl')

const path = '/balie/papier'

export default async function PaperPage({ searchParams }: Asked) {
  const who = await workerHere('/balie')
  const { vestiging, dag } = await askedOf(searchParams)
  const [branch, now] = [await branchHere(vestiging), clock()]
  const back = { href: dayOf({ vestiging: branch?.slug }), label: 'Vandaag' }
  if (!branch)
    return (
      <WorkPage who={who} path={path} heading="De dag op papier" back={back}>
        <p>Er is nog geen vestiging. Vraag de coördinator om er een te maken.</p>
      </WorkPage>
    )
  const ahead = dag === 'morgen'
  const day = addDays(localDate(now), ahead ? 1 : 0)
  const [paper, places] = await Promise.all([
    dayPaper(who.actor, { branchId: branch.id, day }, now),
    deskTopics(who.actor),
  ])
  const inWords = shortDay(atLocal(day, '12:00'))
  const top = {
    about: `${branch.name} · ${inWords} · geprint ${ahead ? `${shortDay(now)}, ` : 'om '}${time(now)}`,
    shred: ahead ? `Versnipper na ${inWords}` : 'Versnipper na vandaag',
  }
  return (
    <WorkPage who={who} path={path} heading="De dag op papier" back={back}>
      <div className="paper-screen">
        <p>
          Voor als de computer het niet doet. Dit komt uit de printer voor <b>{branch.name}</b>, {inWords}:
        </p>
        <Summary paper={paper} />
        <PrintButton label="Print de dag" />
        <p>
          <a className="way-on" href={paperOf(branch.slug, ahead ? null : 'morgen')}>
            {ahead ? 'Toch voor vandaag' : 'Liever voor morgen'}
          </a>
        </p>
        <details className="fold">
          <summary>Andere vestiging</summary>
          <FilterForm path={path} chosen={{ vestiging: branch.slug, dag }}>
            <SelectField
              name="vestiging"
              label="Vestiging"
              options={(await knownBranches()).map(({ slug, name }) => ({ value: slug, label: name }))}
            />
          </FilterForm>
        </details>
        <h2>Later invoeren</h2>
        <p>
          Wie kwam en wie niet, zet u bij <a href={back.href}>Vandaag</a>. Is de dag voorbij, dan staat het
          daar onder ‘Nog invullen’, 7 dagen lang. De vragen voert u in bij{' '}
          <a href={questionPageOf(branch.slug, { dag: ahead ? null : day })}>Nieuwe vraag</a>: kies daar de
          dag van het papier. Van de inloop tellen alleen de vragen.
        </p>
        <p>
          Er staan namen op het papier, geen telefoonnummers. Wie u moet bellen, print u bij{' '}
          <a href="/bellen">Nog te bellen</a>.
        </p>
      </div>
      <div className="day-sheets">
        <DaySheet {...top} meetings={paper.meetings} />
        <LessonSheets {...top} meetings={paper.meetings} />
        <WalkInSheet {...top} waiting={paper.waiting} nextNumber={paper.nextNumber} />
        <QuestionSheet {...top} places={places} />
      </div>
    </WorkPage>
  )
}
