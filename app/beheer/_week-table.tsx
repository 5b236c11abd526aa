import { dates } from '@/app/_shared/texts/dates'
import { persons } from '@/app/_shared/texts/desk'
import { isAllDay, type WeekBlock, type WeekBranch, type WeekDay } from '@/lib/availability/rules/week'
import { localDate } from '@/lib/tools/time'
import { hoursOf, runOf, type WeekAsked, weekAt } from './_week-paths'
import { briefDay, closedWords, keptWords, offBecause, sayDay, weekWords } from './_week-words'

const { hours } = dates('nl')

type Props = { days: string[]; branches: WeekBranch[]; asked: WeekAsked; shown: string; now: Date }

/** The week as a table: a row for each branch, a column for each day; a small screen shows one day of it. */
export function WeekTable({ days, branches, asked, shown, now }: Props) {
  const today = localDate(now)
  const columns = days.filter(
    (date, i) => i < 5 || branches.some((one) => isHeld(one.days[i])) || date === shown,
  )
  return (
    <>
      <nav className="week-days" aria-label="Kies een dag">
        <ul>
          {columns.map((date) => (
            <li key={date}>
              <a
                href={`${weekAt({ ...asked, week: date, dag: date })}#week`}
                aria-current={date === shown ? 'date' : undefined}
              >
                {briefDay(date).map((part) => (
                  <span key={part}>{part} </span>
                ))}
                {date === today ? <span className="hidden">, vandaag</span> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <table className="week" id="week">
        <caption>
          Week van {weekWords(days)}
          <span className="week-day-shown">{sayDay(shown)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Vestiging</th>
            {columns.map((date) => (
              <th scope="col" key={date} className={date === today ? 'today' : undefined}>
                {sayDay(date)}
                {date === today ? <small>vandaag</small> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {branches.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={weekAt({ week: days[0], vestiging: one.slug })}>{one.name}</a>
              </th>
              {one.days
                .filter(({ date }) => columns.includes(date))
                .map((day) => (
                  <Cell key={day.date} day={day} shown={day.date === shown} />
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Whether anything is held on a day, or could be if it were not closed for once. */
function isHeld(day: WeekDay | undefined): boolean {
  return day !== undefined && (day.blocks.length > 0 || day.walkIn.length > 0)
}

function Cell({ day, shown }: { day: WeekDay; shown: boolean }) {
  const closed = closedWords(day)
  const shut = isAllDay(day)
  const empty = closed.length === 0 && !isHeld(day)
  const look = [shut ? 'shut' : '', shown ? 'shown' : ''].filter(Boolean).join(' ')
  return (
    <td className={look || undefined}>
      {closed.map((words) => (
        <p className="week-closed" key={words}>
          {words}
        </p>
      ))}
      {day.blocks.map((block) => (
        <Block key={keyOf(block)} block={block} />
      ))}
      {day.walkIn.map(({ from, until }) => (
        <p className="week-walk-in" key={from}>
          Inloop <Span from={from} until={until} />
        </p>
      ))}
      {empty ? <span className="week-nothing">niets</span> : null}
    </td>
  )
}

/** From when until when; in a narrow column the end stands below the beginning, each whole. */
function Span({ from, until }: { from: string; until: string }) {
  const [begins = '', ends = ''] = hours(from, until).split(/(?<=–)/)
  return (
    <>
      {begins} {ends.replace(/^[\u2060\u00a0]+/, '')}
    </>
  )
}

function keyOf(block: WeekBlock): string {
  if (block.kind === 'lesson') return `les ${block.activityId} ${block.number}`
  return `${block.kind} ${block.hoursId}`
}

/** Hours or a lesson: when, what, how full, and what is not as usual. */
function Block({ block }: { block: WeekBlock }) {
  if (block.kind === 'off') return <p className="week-block off">{offBecause(block.because)}</p>
  const goesOn = block.kind === 'lesson' ? !block.off : block.times > 0
  return (
    <div className={goesOn ? `week-block ${block.kind}` : 'week-block off'}>
      <p>
        <b>
          <Span from={block.from} until={block.until} />
        </b>
      </p>
      <p>
        {block.kind === 'lesson' ? (
          <a href={runOf(block.activityId)}>{block.title}</a>
        ) : (
          <a href={hoursOf(block.hoursId)}>Spreekuur</a>
        )}
        <small>{detailOf(block)}</small>
      </p>
      {goesOn ? <Fullness taken={block.taken} places={block.places} /> : <p>gaat niet door</p>}
      {block.kept.map((because) => (
        <p className="week-kept" key={because}>
          blijft staan: {keptWords[because]}
        </p>
      ))}
      {block.kind === 'lesson' && block.shut ? <p className="week-warning">op een gesloten dag</p> : null}
      {block.calledOff > 0 ? (
        <p className="week-warning">{persons(block.calledOff)} nog op een tijd die niet doorgaat</p>
      ) : null}
    </div>
  )
}

function detailOf(block: Exclude<WeekBlock, { kind: 'off' }>): string {
  if (block.kind === 'hours') return block.times === 1 ? '1 tijd' : `${block.times} tijden`
  const lesson = block.off ? 'les' : `les ${block.number} van ${block.lessons}`
  return block.draft ? `${lesson}, concept` : lesson
}

/** More dots than this are not counted at a glance. */
const MOST_DOTS = 6

/** How full it is: dots to see, a number to read. */
function Fullness({ taken, places }: { taken: number; places: number }) {
  const dots = Math.min(places, MOST_DOTS)
  const part = places > 0 ? Math.min(1, taken / places) * dots : 0
  // Somebody is somebody, and a place is a place, however many there are.
  const filled = part === dots || part === 0 ? part : Math.min(dots - 1, Math.max(1, Math.round(part)))
  return (
    <p className={taken >= places ? 'week-full all' : 'week-full'}>
      <span className="dots" aria-hidden="true">
        {'●'.repeat(filled)}
        {'○'.repeat(dots - filled)}
      </span>{' '}
      <span className="count">
        {taken} van {places}
      </span>
      <span className="hidden"> plekken bezet</span>
    </p>
  )
}
