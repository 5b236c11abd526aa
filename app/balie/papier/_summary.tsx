import type { DayPaper } from '@/lib/attendance/queries/paper'
import { linesOf } from './_lines'

/** What comes out of the printer, in numbers: no names on the screen for it. */
export function Summary({ paper: { meetings } }: { paper: DayPaper }) {
  const lines = linesOf(meetings)
  const many = (kind: 'person' | 'free' | 'lesson') => lines.filter((line) => line.kind === kind).length
  const [people, free, lessons] = [many('person'), many('free'), many('lesson')]
  return (
    <ul>
      <li>
        <b>Daglijst</b>: {counted(people, 'afspraak', 'afspraken')},{' '}
        {counted(free, 'vrije tijd', 'vrije tijden')}
      </li>
      {lessons > 0 ? (
        <li>
          <b>Presentielijst</b> van {counted(lessons, 'les', 'lessen')}
        </li>
      ) : null}
      <li>
        <b>Inloop</b>: nummers en lege regels
      </li>
      <li>
        <b>Vragen</b>: een leeg blad
      </li>
    </ul>
  )
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`
}
