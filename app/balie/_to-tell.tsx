import { ButtonForm } from '@/app/_shared/forms/button-form'
import { atWords } from '@/app/_shared/texts/desk'
import type { ToTell } from '@/lib/tasks/queries'
import { bookingAt } from './_booking-paths'
import { dayWords, taskRefusals } from './_words'
import { finishTaskHereAction } from './actions'

type Props = { people: ToTell[]; vestiging: string; now: Date }

/** Who has only a card, and hears it when they come in: that something does not go on, or is different. */
export function ToTellHere({ people, vestiging, now }: Props) {
  if (people.length === 0) return null
  return (
    <section aria-labelledby="zeg-het">
      <h2 id="zeg-het">Zeg het aan de balie</h2>
      <p className="minor">Deze mensen hebben alleen een kaartje. Niemand kan hen bellen of schrijven.</p>
      <ul className="day-rows">
        {people.map((one) => (
          <li className="day-row" key={one.taskId}>
            <b className="day-time">{dayWords(one.startsAt, now)}</b>
            <div>
              <h3>
                <a href={`${bookingAt(one)}?van=vandaag`}>
                  <bdi translate="no">{one.name}</bdi>
                </a>
              </h3>
              <p className="minor">{wordsOf(one, now)}</p>
            </div>
            <div className="day-actions">
              {one.kind === 'called_off' ? (
                <a
                  className="button"
                  href={one.title === null ? `${bookingAt(one)}/verzetten` : bookingAt(one)}
                >
                  {one.title === null ? 'Kies een andere tijd' : 'Bekijk'}
                  <span className="hidden">
                    {' '}
                    voor <bdi translate="no">{one.name}</bdi>
                  </span>
                </a>
              ) : (
                <>
                  <a className="button" href={`${bookingAt(one)}/kaartje`}>
                    Nieuw kaartje
                    <span className="hidden">
                      {' '}
                      voor <bdi translate="no">{one.name}</bdi>
                    </span>
                  </a>
                  <ButtonForm
                    action={finishTaskHereAction}
                    label="Verteld"
                    about={`(${one.name})`}
                    along={{ taskId: one.taskId, receipt: 'told', vestiging }}
                    refusals={taskRefusals}
                  />
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function wordsOf({ kind, title, startsAt }: ToTell, now: Date): string {
  const what = title ?? 'Afspraak'
  if (kind === 'called_off') return `${what} van ${atWords(startsAt, now)} gaat niet door`
  return `${what}: er is iets veranderd`
}
