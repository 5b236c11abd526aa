import { Fragment } from 'react'
import { dates } from '@/app/_shared/texts/dates'
import { noonOf } from '@/app/_shared/texts/desk'
import { type Cell, perOrganisation, type Row, type TownMatrix } from '@/lib/needs/rules/matrix'
import { addDays, localDate } from '@/lib/tools/time'
import { partnerAt } from '../partners/_paths'
import { agreementAt } from './_paths'
import { topicsWords } from './_words'

const { dayOfMonth } = dates('nl')
/** Days ahead in which the last day of an agreement is told of. */
const SOON = 60
/** More organisations than these do not stand beside each other, on a screen or on paper. */
const WIDE = 9

/** Who may send what to whom in one municipality: what we ask, what we are asked, and with what nobody helps. */
export function TownMatrices({ of, now }: { of: TownMatrix; now: Date }) {
  const { town, organisations, out, back, uncovered } = of
  return (
    <section className={organisations.length > WIDE ? 'town-matrix many' : 'town-matrix'}>
      <h2>{town.name}</h2>
      {uncovered.length > 0 ? (
        <p className="note attention">
          <span>
            <b>Niemand helpt hier met:</b> {topicsWords(uncovered)}. Vraagt iemand dit, dan zoekt de
            bibliotheek zelf verder.
          </span>
        </p>
      ) : null}
      <Matrix title="Wij vragen" calls="belt" town={town.name} {...{ organisations, rows: out, now }} />
      <Matrix
        title="Zij vragen ons"
        calls="wij bellen"
        town={town.name}
        {...{ organisations, rows: back, now }}
      />
    </section>
  )
}

type Props = {
  title: string
  /** Who calls the resident then. */
  calls: string
  town: string
  organisations: TownMatrix['organisations']
  rows: Row[]
  now: Date
}

/** The same twice: as a table, and organisation by organisation where a table is too wide. One of them is shown. */
function Matrix(props: Props) {
  if (props.rows.length > 0)
    return (
      <>
        <AsTable {...props} />
        <AsList {...props} />
      </>
    )
  return (
    <>
      <h3>{props.title}</h3>
      <p>Hier is nog niets afgesproken.</p>
    </>
  )
}

function AsTable({ title, calls, town, organisations, rows, now }: Props) {
  return (
    <table className="matrix">
      <caption>
        {title}
        <span className="hidden">, in {town}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Waarmee</th>
          {organisations.map(({ id, name, hasMembers }) => (
            <th key={id} scope="col">
              <a href={partnerAt(id)}>
                <bdi translate="no">
                  <Breakable name={name} />
                </bdi>
              </a>
              {hasMembers ? null : <small>niet aangesloten</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ topic, cells }) => (
          <tr key={topic}>
            <th scope="row">{topicsWords([topic])}</th>
            {organisations.map(({ id }, i) => {
              const cell = cells[i]
              return <td key={id}>{cell ? <Promised cell={cell} calls={calls} now={now} /> : null}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AsList({ title, calls, town, organisations, rows, now }: Props) {
  return (
    <div className="matrix-list">
      <h3>
        {title}
        <span className="hidden">, in {town}</span>
      </h3>
      <ul>
        {perOrganisation(organisations, rows).map(({ organisation: { id, name, hasMembers }, agreed }) => (
          <li key={id}>
            <a href={partnerAt(id)}>
              <bdi translate="no">{name}</bdi>
            </a>
            {hasMembers ? null : ' (niet aangesloten)'}
            {agreed.map(({ topics, ...cell }) => (
              <p key={cell.agreementId}>
                {topicsWords(topics)}
                <Promised cell={cell} calls={calls} now={now} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}

type PromisedProps = { cell: Cell; calls: string; now: Date }

function Promised({ cell: { agreementId, contactDays, validUntil }, calls, now }: PromisedProps) {
  const soon = validUntil !== null && validUntil <= addDays(localDate(now), SOON)
  return (
    <>
      <a href={agreementAt(agreementId)}>
        <span className="matrix-words">{calls} binnen </span>
        {contactDays} {contactDays === 1 ? 'dag' : 'dagen'}
      </a>
      {soon ? <small> tot en met {dayOfMonth(noonOf(validUntil))}</small> : null}
    </>
  )
}

/** A name written as one word may break before a capital within it. */
function Breakable({ name }: { name: string }) {
  return name.split(/(?<=\p{Ll})(?=\p{Lu})/u).map((part, i) => (
    <Fragment key={part}>
      {i > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}
