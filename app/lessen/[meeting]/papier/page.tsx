import { dates } from '@/app/_shared/texts/dates'
import { PenBox } from '@/app/_shared/ui/pen-box'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { type OneLesson, ownLesson } from '../../_lesson'
import { aboutWords, lessonWords, marks, whenWords } from '../../_words'

const { moment } = dates('nl')

export default async function PaperPage({ params }: OneLesson) {
  const { who, now, lesson, people, standings } = await ownLesson(params, true)
  const at = `/lessen/${lesson.meetingId}`
  const markOf = new Map(standings.rows.map(({ bookingId, mark }) => [bookingId, mark]))
  return (
    <WorkPage
      who={who}
      path={`${at}/papier`}
      heading="Presentielijst op papier"
      back={{ href: at, label: lessonWords(lesson) }}
    >
      <p className="sheet-screen">
        Zet kruisjes op papier. Vul de lijst daarna in op <a href={at}>dezelfde lijst op de computer</a>: dat
        kan ook een andere dag.
      </p>
      <PrintButton label="Print de lijst" />
      <h2>{lessonWords(lesson)}</h2>
      <p>
        {whenWords(lesson)}. Lijst van {moment(now)}.
      </p>
      <p>
        <b>Versnipper deze lijst na de les.</b>
      </p>
      <table className="sheet-list">
        <thead>
          <tr>
            <th scope="col">Naam</th>
            <th scope="col">Er</th>
            <th scope="col">Er niet</th>
            <th scope="col">Afgemeld</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.bookingId}>
              <th scope="row">
                <bdi translate="no">{person.name || 'Naam gewist'}</bdi>
                <small>{aboutWords({ ...person, missed: null })}</small>
              </th>
              {(Object.keys(marks) as (keyof typeof marks)[]).map((mark) => (
                <td key={mark}>
                  <PenBox ticked={markOf.get(person.bookingId) === mark} label={marks[mark]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>Meegekomen zonder plek (alleen het aantal): ______</p>
    </WorkPage>
  )
}
