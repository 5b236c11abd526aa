import { Fragment } from 'react'
import { topicsAsked } from '@/app/_shared/questions/topics'
import { dayPartWords, helpChoices, helperWords, outcomeChoices } from '@/app/_shared/questions/words'
import { PenBox } from '@/app/_shared/ui/pen-box'
import type { DayPaper } from '@/lib/attendance/queries/paper'
import { dayParts, helpers } from '@/lib/questions/rules/answers'
import type { Top } from './_day'
import { Sheet } from './_sheet'

/** Empty lines for who walks in: with some who wait already, a piece of paper full. */
const WALK_INS = 20
/** Lines for what is not among the topics of the desk, or was asked more than twice. */
const others = Array.from({ length: 3 }, (_, i) => `other ${i}`)

const walkInBoxes = ['Aan de beurt', 'Geholpen', 'Weg']

/** Who walks in: who waits already, and numbers that go on from there. */
export function WalkInSheet({ waiting, nextNumber, ...top }: Top & Pick<DayPaper, 'waiting' | 'nextNumber'>) {
  const empty = Array.from({ length: WALK_INS }, (_, i) => ({ number: nextNumber + i, firstName: null }))
  return (
    <Sheet
      {...top}
      title="Inloop"
      how={
        <>
          Deze lijst voert u niet in. Zet wat iemand vroeg op het blad <b>Vragen</b>: alleen dat telt.
        </>
      }
      width={2 + walkInBoxes.length}
      columns={
        <>
          <th scope="col">Nummer</th>
          <th scope="col" className="wide">
            Voornaam (mag leeg blijven)
          </th>
          {walkInBoxes.map((box) => (
            <th key={box} scope="col">
              {box}
            </th>
          ))}
        </>
      }
    >
      {[...waiting, ...empty].map(({ number, firstName }) => (
        <tr key={number}>
          <td>{number}</td>
          <td className="wide">
            {firstName ? (
              <b>
                <bdi translate="no">{firstName}</bdi>
              </b>
            ) : (
              <span className="write-on">
                <span />
              </span>
            )}
          </td>
          {walkInBoxes.map((box) => (
            <td key={box}>
              <PenBox />
            </td>
          ))}
        </tr>
      ))}
    </Sheet>
  )
}

/** What is asked: a line a question, with the keys under which it is entered afterwards. */
export function QuestionSheet({ places, ...top }: Top & { places: readonly string[] }) {
  const topics = places.flatMap((code, i) => {
    const known = topicsAsked.find((one) => one.code === code)
    return known ? [{ code, key: (i + 1) % 10, label: known.label }] : []
  })
  return (
    <Sheet
      {...top}
      title="Vragen"
      className="questions"
      how={
        <>
          Eén regel is één vraag. Schrijf hier geen naam en geen nummer. Kruiste u niet aan hoe iemand kwam,
          dan was het inloop. Later op de computer: <b>Nieuwe vraag</b>, <b>Invoeren van papier</b>, en kies
          deze dag.
          <span className="sheet-choices">
            <Choices
              label="Dit blad is van de"
              words={dayParts.map((one) => dayPartWords[one].toLowerCase())}
            />
            <Choices label="Wie hielp?" words={helpers.map((one) => helperWords[one].toLowerCase())} />
          </span>
        </>
      }
      width={columns.length + 1}
      columns={
        <>
          <th scope="col" className="wide">
            Waarover?
          </th>
          {columns.map(({ label, key }) => (
            <th key={label} scope="col" className="upright">
              <span>
                {key ? <kbd>{key.toUpperCase()}</kbd> : null} {label}
              </span>
            </th>
          ))}
        </>
      }
    >
      {topics.map(({ code, key, label }) => (
        <Fragment key={code}>
          <tr className="first">
            <th scope="rowgroup" rowSpan={2} className="wide">
              <kbd>{key}</kbd> {label}
            </th>
            <Boxes />
          </tr>
          <tr>
            <Boxes />
          </tr>
        </Fragment>
      ))}
      {others.map((key) => (
        <tr key={key} className="first">
          <td className="wide">
            <span className="write-on">
              <span />
            </span>
          </td>
          <Boxes />
        </tr>
      ))}
    </Sheet>
  )
}

/** How it came unless somebody walked in, what was done, how it ended. */
const columns = [
  ...[
    { label: 'Zelfde bezoeker', key: 'b', begins: true },
    { label: 'Op afspraak', key: '', begins: false },
    { label: 'Telefoon', key: '', begins: false },
  ],
  ...helpChoices.map(({ label, key }, i) => ({ label, key, begins: i === 0 })),
  ...outcomeChoices.map(({ label, key }, i) => ({ label, key, begins: i === 0 })),
]

function Boxes() {
  return columns.map(({ label, begins }) => (
    <td key={label} className={begins ? 'begins' : undefined}>
      <PenBox />
    </td>
  ))
}

function Choices({ label, words }: { label: string; words: string[] }) {
  return (
    <span>
      {label}{' '}
      {words.map((word) => (
        <span key={word}>
          <PenBox /> {word}{' '}
        </span>
      ))}
    </span>
  )
}
