import { topicWord } from '@/app/_shared/questions/topics'
import { dates } from '@/app/_shared/texts/dates'
import { noonOf } from '@/app/_shared/texts/desk'
import type { Cell, Row, TownMatrix } from '@/lib/needs/rules/matrix'
import { isTopic } from '@/lib/network/rules/topics'
import { addDays, localDate } from '@/lib/tools/time'
import { partnerAt } from '../partners/_paths'
import { agreementAt } from './_paths'
import { topicsWords } from './_words'

const { dayOfMonth } = dates('nl')
/** Days ahead in which the last day of an agreement is told of. */
const SOON = 60

/** Who may send what to whom in one municipality: what we ask, what we are asked, and with what nobody helps. */
export function TownMatrices({ of, now }: { of: TownMatrix; now: Date }) {
  const { town, organisations, out, back, uncovered } = of
  return (
    <section className="town-matrix">
      <h2>{town.name}</h2>
      {uncovered.length > 0 ? (
        <p className="note attention">
          <span>
            <b>Niemand helpt hier met:</b> {topicsWords(uncovered)}. Vraagt iemand dit, dan zoekt de
            bibliotheek zelf verder.
          </span>
        </p>
      ) : null}
      <Matrix
        title={`Wij vragen, in ${town.name}`}
        short="Wij vragen"
        empty="Hier vragen wij nog niemand."
        {...{ organisations, rows: out, now }}
      />
      <Matrix
        title={`Zij vragen ons, in ${town.name}`}
        short="Zij vragen ons"
        empty="Hier vraagt nog niemand ons iets."
        {...{ organisations, rows: back, now }}
      />
    </section>
  )
}

type Props = {
  title: string
  short: string
  empty: string
  organisations: TownMatrix['organisations']
  rows: Row[]
  now: Date
}

function Matrix({ title, short, empty, organisations, rows, now }: Props) {
  if (rows.length === 0)
    return (
      <>
        <h3>{short}</h3>
        <p>{empty}</p>
      </>
    )
  return (
    <table className="matrix">
      <caption>
        {short}
        <span className="hidden">{title.slice(short.length)}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Waarmee</th>
          {organisations.map(({ id, name, hasMembers }) => (
            <th key={id} scope="col">
              <a href={partnerAt(id)}>
                <bdi translate="no">{name}</bdi>
              </a>
              {hasMembers ? null : <small>alleen adres</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ topic, cells }) => (
          <tr key={topic}>
            <th scope="row">{isTopic(topic) ? topicWord(topic) : topic}</th>
            {cells.map((cell, i) => {
              const one = organisations[i]
              return one ? (
                <td key={one.id} data-label={one.name}>
                  {cell ? <Promised cell={cell} now={now} /> : null}
                </td>
              ) : null
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Promised({ cell: { agreementId, contactDays, validUntil }, now }: { cell: Cell; now: Date }) {
  const soon = validUntil !== null && validUntil <= addDays(localDate(now), SOON)
  return (
    <>
      <a href={agreementAt(agreementId)}>
        binnen {contactDays} {contactDays === 1 ? 'dag' : 'dagen'}
      </a>
      {soon ? <small>tot en met {dayOfMonth(noonOf(validUntil))}</small> : null}
    </>
  )
}
