import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { lessons, places } from '@/app/_shared/texts/desk'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { type CourseKept, coursesKept } from '@/lib/planning/queries/courses'
import { courseAt, newRunPath, offerPath, runsPath } from '../_paths'
import { levelWords } from '../_words'

const done: Record<string, string> = {
  gemaakt: 'De cursus staat erbij. Maak nu een reeks: dan kunnen inwoners zich aanmelden.',
  bewaard: 'Bewaard. Inwoners lezen het nu zo.',
}

export default async function OfferPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/cursussen')
  const { gelukt } = await askedOf(searchParams)
  const all = await coursesKept(who.actor)
  const [given, retired] = [all.filter((one) => !one.retiredAt), all.filter((one) => one.retiredAt)]
  return (
    <WorkPage
      who={who}
      path={offerPath}
      heading="Welke cursussen geven wij?"
      back={{ href: runsPath, label: 'Cursussen' }}
    >
      {gelukt && Object.hasOwn(done, gelukt) ? <Notice>{done[gelukt]}</Notice> : null}
      <p>Wat u hier opschrijft, lezen inwoners bij elke reeks van die cursus.</p>
      <div className="buttons">
        <a className="button primary" href={`${offerPath}/nieuw`}>
          Nieuwe cursus
        </a>
      </div>
      {given.length > 0 ? <Offer courses={given} /> : <p>Er is nog geen cursus. Begin met een nieuwe.</p>}
      {retired.length > 0 ? (
        <details className="fold">
          <summary>Geven wij niet meer ({retired.length})</summary>
          <Offer courses={retired} />
        </details>
      ) : null}
    </WorkPage>
  )
}

function Offer({ courses }: { courses: CourseKept[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Cursus</th>
          <th scope="col">Lessen</th>
          <th scope="col">Plekken</th>
          <th scope="col">Nog invullen</th>
          <th scope="col">
            <span className="hidden">Nieuwe reeks</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {courses.map((one) => (
          <tr key={one.courseId}>
            <th scope="row">
              <a href={courseAt(one.courseId)}>{one.title}</a>
              <small>{levelWords[one.level]}</small>
            </th>
            <td data-label="Lessen">
              {lessons(one.lessons)} van {one.minutes} minuten
            </td>
            <td data-label="Plekken">
              {places(one.capacity)}, minstens {one.minimum} nodig
            </td>
            <td data-label="Nog invullen">{missingOf(one).join(', ') || 'niets'}</td>
            <td>
              {one.retiredAt ? null : (
                <a href={`${newRunPath}?wat=c${one.courseId}`}>
                  Nieuwe reeks<span className="hidden"> van {one.title}</span>
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function missingOf({ learns, learnsEn, learnsAr, forWhom }: CourseKept): string[] {
  return [
    ...(learns ? [] : ['wat u leert']),
    ...(learns && !learnsEn ? ['Engels'] : []),
    ...(learns && !learnsAr ? ['Arabisch'] : []),
    ...(forWhom ? [] : ['voor wie']),
  ]
}
