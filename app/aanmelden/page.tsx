import { redirect } from 'next/navigation'
import { door, present, wayIn } from '@/app/_shared/session'
import { ButtonForm } from '@/app/_shared/ui/button-form'
import { Door } from '@/app/_shared/ui/door'
import { demoPeople } from '@/lib/signin/queries'
import { ownPath } from '@/lib/signin/rules'
import { roleWords } from './_words'
import { joinDemoAction } from './actions'

type Asked = { searchParams: Promise<Record<string, string | undefined>> }

export default async function SignInPage({ searchParams }: Asked) {
  const { terug, uit, stil } = await searchParams
  const who = await present()
  if (who && !stil) redirect(wayIn(who, terug ?? null))
  const people = await demoPeople(door)
  const back = ownPath(terug)
  return (
    <Door heading="Aanmelden">
      {uit ? <p className="notice">U bent afgemeld, op alle computers.</p> : null}
      {stil ? <p className="notice">U bent afgemeld, omdat u een tijd niets deed.</p> : null}
      {people.length > 0 ? <JoinDemo people={people} back={back} /> : null}
    </Door>
  )
}

function JoinDemo({ people, back }: { people: Awaited<ReturnType<typeof demoPeople>>; back: string | null }) {
  return (
    <section aria-labelledby="meedoen">
      <h2 id="meedoen">Meedoen als…</h2>
      <p>Deze mensen zijn verzonnen. Kies er een en kijk rond.</p>
      <ul className="join">
        {people.map(({ userId, name, role, organisation }) => (
          <li key={userId}>
            <span>
              <b translate="no">{name}</b>
              <small>
                {roleWords[role]} · {organisation}
              </small>
            </span>
            <ButtonForm
              action={joinDemoAction}
              label="Doe mee"
              about={`als ${name}`}
              along={{ userId, ...(back ? { terug: back } : {}) }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
