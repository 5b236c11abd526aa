import { ButtonForm } from '@/app/_shared/forms/button-form'
import { door } from '@/app/_shared/session'
import { demoPeople } from '@/lib/team/queries/signin'
import { workWords } from './_words'
import { joinDemoAction } from './actions.demo'

/** The invented people of the demo, to come in as one of them. */
export async function JoinDemo({ back }: { back: string | null }) {
  const people = await demoPeople(door)
  if (people.length === 0) return null
  return (
    <section aria-labelledby="meedoen">
      <h2 id="meedoen">Meedoen als…</h2>
      <p>Deze mensen zijn verzonnen. Kies er een en kijk rond.</p>
      <ul className="join">
        {people.map(({ memberId, name, role, contactPerson, organisation }) => (
          <li key={memberId}>
            <span>
              <b translate="no">{name}</b>
              <small>
                {workWords({ role, contactPerson })} · {organisation}
              </small>
            </span>
            <ButtonForm
              action={joinDemoAction}
              label="Doe mee"
              about={`als ${name}`}
              along={{ memberId, ...(back ? { terug: back } : {}) }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
