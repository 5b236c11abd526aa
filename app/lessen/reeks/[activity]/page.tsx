import { Check, Minus, X } from 'lucide-react'
import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { persons } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { type RunPerson, registerOfRun } from '@/lib/attendance/queries/run'
import type { Mark } from '@/lib/attendance/rules/marks'
import { clock } from '@/lib/tools/clock'
import { numberIn } from '../../_paths'
import { marks } from '../../_words'

const { dayOfMonth } = dates('nl')
const signs = { present: Check, absent: X, excused: Minus }

type OneRun = { params: Promise<{ activity: string }> }

export default async function RunPage({ params }: OneRun) {
  const who = await workerHere('/lessen')
  const activityId = numberIn((await params).activity)
  const run = activityId === null ? null : await registerOfRun(who.actor, activityId, clock())
  const [first] = run?.lessons ?? []
  if (!run || !first) notFound()
  const { lessons, people } = run
  return (
    <WorkPage
      who={who}
      path={`/lessen/reeks/${activityId}`}
      heading={`${first.title}: alle lessen`}
      back={{ href: '/lessen', label: 'Lessen' }}
    >
      <p>
        {first.branchName} · {persons(people.length)} ·{' '}
        {lessons.length === 1 ? '1 les' : `${lessons.length} lessen`}. Kies een les om hem in te vullen.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard. */}
      <section className="run-scroll" tabIndex={0} aria-label="Wie er was, per les">
        <table className="run-grid">
          <thead>
            <tr>
              <th scope="col">Naam</th>
              {lessons.map(({ meetingId, number, startsAt }) => (
                <th scope="col" key={meetingId}>
                  <a href={`/lessen/${meetingId}`}>
                    Les {number}
                    <small>{dayOfMonth(startsAt)}</small>
                  </a>
                </th>
              ))}
              <th scope="col">Er</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.bookingId}>
                <th scope="row">
                  <bdi translate="no">{person.name || 'Naam gewist'}</bdi>
                  {person.left ? <small>is gestopt</small> : null}
                </th>
                {lessons.map(({ meetingId }) => (
                  <td key={meetingId}>
                    <Sign mark={markAt(person, meetingId)} />
                  </td>
                ))}
                <td>{cameWords(person)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="run-key">
        <Check size={20} /> er <X size={20} /> er niet <Minus size={20} /> afgemeld
      </p>
    </WorkPage>
  )
}

/** `undefined` where somebody is not expected. */
function markAt({ marks: all }: RunPerson, meetingId: number): Mark | null | undefined {
  return all.find((one) => one.meetingId === meetingId)?.mark
}

function Sign({ mark }: { mark: Mark | null | undefined }) {
  if (!mark) return <span className="hidden">{mark === null ? 'nog leeg' : 'niet op de lijst'}</span>
  const Icon = signs[mark]
  return (
    <>
      <Icon size={20} />
      <span className="hidden">{marks[mark]}</span>
    </>
  )
}

function cameWords({ marks: all }: RunPerson): string {
  const known = all.filter(({ mark }) => mark !== null)
  return known.length === 0
    ? ''
    : `${known.filter(({ mark }) => mark === 'present').length} van ${known.length}`
}
