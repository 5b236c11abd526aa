import type { ReactNode } from 'react'
import { topicWord } from '@/app/_shared/questions/topics'
import { dates } from '@/app/_shared/texts/dates'
import { languageWords } from '@/app/_shared/texts/desk'
import { PenBox } from '@/app/_shared/ui/pen-box'
import { marks } from '@/app/lessen/_words'
import type { OnPaper, PaperMeeting } from '@/lib/attendance/queries/paper'
import { isTopic } from '@/lib/network/rules/topics'
import { linesOf, type PaperLine } from './_lines'
import { Sheet } from './_sheet'

const { bareTime, between } = dates('nl')

/** What every sheet of a day has on top. */
export type Top = { about: string; shred: string }

/** What happens to a list of names that is not entered before the desk closes. */
const keep = 'Nog niet ingevoerd? Bewaar dit blad achter slot, voer het in, en versnipper het dan.'

/** Who comes when, what is free, and the lessons. */
export function DaySheet({ meetings, ...top }: Top & { meetings: PaperMeeting[] }) {
  const lines = linesOf(meetings)
  return (
    <Sheet
      {...top}
      title="Daglijst"
      how={
        <>
          Later op de computer: <b>Vandaag</b>. Is de dag voorbij? Dan staat alles daar onder{' '}
          <b>Nog invullen</b>, 7 dagen lang. {keep}
        </>
      }
      width={5}
      columns={
        <>
          <th scope="col">Tijd</th>
          <th scope="col" className="wide">
            Wie
          </th>
          <th scope="col">Er</th>
          <th scope="col">Geholpen</th>
          <th scope="col">Kwam niet</th>
        </>
      }
    >
      {lines.map((line) => (
        <Line key={line.key} line={line} />
      ))}
      {lines.length === 0 ? (
        <tr>
          <td colSpan={5} className="wide">
            Er komt niemand op afspraak.
          </td>
        </tr>
      ) : null}
    </Sheet>
  )
}

function Line({ line }: { line: PaperLine }) {
  if (line.kind === 'lesson') return <LessonLine meeting={line.meeting} />
  const one = line.kind === 'person' ? line.one : null
  return (
    <tr>
      <td>{bareTime(line.startsAt)}</td>
      <td className="wide">
        {one ? (
          <Who one={one} />
        ) : (
          <span className="write-on">
            vrij: <span />
          </span>
        )}
      </td>
      <td>
        <PenBox ticked={one !== null && one.mark === null && one.arrivedAt !== null} label="er" />
      </td>
      <td>
        <PenBox ticked={one?.mark === 'present'} label="geholpen" />
      </td>
      <td>
        <PenBox ticked={one?.mark === 'absent'} label="kwam niet" />
      </td>
    </tr>
  )
}

function LessonLine({ meeting: { startsAt, title, number, lessons, people } }: { meeting: PaperMeeting }) {
  return (
    <tr>
      <td>{bareTime(startsAt)}</td>
      <td colSpan={4} className="wide">
        <b>{title}</b>, les {number} van {lessons} ·{' '}
        {people.length === 1 ? '1 naam' : `${people.length} namen`}: zie de presentielijst
      </td>
    </tr>
  )
}

/** The register of each lesson, on sheets of their own. */
export function LessonSheets({ meetings, ...top }: Top & { meetings: PaperMeeting[] }): ReactNode {
  return meetings
    .filter(({ kind }) => kind === 'course')
    .map(({ meetingId, title, number, lessons, startsAt, endsAt, people }) => (
      <Sheet
        {...top}
        key={meetingId}
        title={`${title}, les ${number} van ${lessons}`}
        about={`${between(startsAt, endsAt)} · ${top.about}`}
        how={
          <>
            Later op de computer: <b>Lessen</b>, deze les, <b>Presentielijst</b>. {keep}
          </>
        }
        width={4}
        columns={
          <>
            <th scope="col" className="wide">
              Wie
            </th>
            <th scope="col">Er</th>
            <th scope="col">Er niet</th>
            <th scope="col">Afgemeld</th>
          </>
        }
      >
        {people.map((one) => (
          <tr key={one.bookingId}>
            <td className="wide">
              <Who one={one} />
            </td>
            {(Object.keys(marks) as (keyof typeof marks)[]).map((mark) => (
              <td key={mark}>
                <PenBox ticked={one.mark === mark} label={marks[mark]} />
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <td colSpan={4} className="wide">
            <span className="write-on">
              Kwam mee zonder plek (alleen het aantal): <span />
            </span>
          </td>
        </tr>
      </Sheet>
    ))
}

function Who({ one: { name, language, topic, ownLaptop, mark } }: { one: OnPaper }) {
  const about = [
    languageWords[language],
    isTopic(topic) ? topicWord(topic) : '',
    ownLaptop === null ? '' : ownLaptop ? 'eigen laptop' : 'wil een laptop lenen',
    mark === 'excused' ? 'afgemeld' : '',
  ].filter(Boolean)
  return (
    <>
      <b>
        <bdi translate="no">{name || 'Naam gewist'}</bdi>
      </b>{' '}
      · {about.join(' · ')}
    </>
  )
}
