import { workWords } from '@/app/inloggen/_words'
import type { resetFactor } from '@/lib/team/commands/factor'
import type { deactivate, letBack } from '@/lib/team/commands/members'
import type { Leaving, Left } from '@/lib/team/queries/leaving'
import { mayAgree } from '@/lib/team/rules/factor'
import { backUntil } from '@/lib/team/rules/members'
import type { ReasonOf } from '@/lib/tools/result'
import { ButtonForm } from '../forms/button-form'
import type { FormAction } from '../forms/posted'
import { atWords } from '../texts/desk'
import type { Invited } from './people'

const leavingRefusals: Record<ReasonOf<typeof deactivate>, string> = {
  unknown: 'Deze persoon werkt hier al niet meer.',
  last_coordinator: 'Dit is de laatste coördinator. Nodig eerst iemand anders uit als coördinator.',
}

const backRefusals: Record<ReasonOf<typeof letBack>, string> = {
  unknown: 'Deze persoon werkt hier alweer.',
  too_late: 'Dit is te lang geleden. Nodig deze persoon opnieuw uit.',
  already_member: 'Deze persoon werkt hier alweer.',
}

const resetRefusals: Record<ReasonOf<typeof resetFactor>, string> = {
  unknown: 'Deze persoon heeft geen tweede stap.',
  works_elsewhere: 'Deze persoon werkt ook ergens anders. Vraag het aan de bibliotheek.',
  own_factor: 'Uw eigen tweede stap vervalt bij Mijn account, of door twee anderen.',
}

/** On which page one asks first, and the list to go back to. */
type On = { action: FormAction; list: string; self: string; now: Date }

/** What is asked before somebody stops working here. */
export function leavingHeading({ userId, name }: Leaving, self: string): string {
  return userId === self ? 'Werkt u hier niet meer?' : `Werkt ${name} hier niet meer?`
}

/** Who stops, what becomes of what they hold, and the button. */
export function Leave({ leaving, action, list: back, self, now }: On & { leaving: Leaving }) {
  const own = leaving.userId === self
  return (
    <>
      <Who {...leaving} />
      {leaving.mayLeave ? (
        <>
          <ul>
            <li>
              {own ? 'U wordt' : <Name {...leaving} after=" wordt" />} nu overal afgemeld en kan niet meer
              aanmelden bij {leaving.organisation}.
            </li>
            <Held {...leaving} />
            <li>Wat {own ? 'u' : 'deze persoon'} eerder deed, blijft bewaard.</li>
            <li>
              {own ? 'Een ander kan dit' : 'U kunt dit'} ongedaan maken tot {atWords(backUntil(now), now)}.
            </li>
          </ul>
          <div className="buttons">
            <div className="harm">
              <ButtonForm
                action={action}
                label={own ? 'Ja, ik werk hier niet meer' : 'Ja, werkt hier niet meer'}
                along={{ memberId: leaving.memberId }}
                refusals={leavingRefusals}
              />
            </div>
            <Back to={back} />
          </div>
        </>
      ) : (
        <>
          <p>{leavingRefusals.last_coordinator}</p>
          <p className="buttons">
            <Back to={back} />
          </p>
        </>
      )}
    </>
  )
}

function Held({ runs, questions, invitations, organisation }: Leaving) {
  const named = runs.map(({ title, branchName }) => `${title} in ${branchName}`)
  return (
    <>
      {named.length > 0 ? (
        <li>
          {named.length === 1
            ? 'Deze cursus heeft dan een andere docent nodig'
            : 'Deze cursussen hebben dan een andere docent nodig'}
          : {named.join(', ')}. <a href="/lessen/docenten">Kies een docent</a>
        </li>
      ) : null}
      {questions > 0 ? (
        <li>
          {questions === 1 ? '1 vraag van een inwoner blijft' : `${questions} vragen van inwoners blijven`}{' '}
          bij {organisation}. Een collega kan {questions === 1 ? 'die' : 'ze'} overnemen.
        </li>
      ) : null}
      {invitations > 0 ? (
        <li>
          {invitations === 1
            ? '1 uitnodiging die nog open staat, werkt'
            : `${invitations} uitnodigingen die nog open staan, werken`}{' '}
          dan niet meer. Dat blijft zo, ook als u het ongedaan maakt.
        </li>
      ) : null}
    </>
  )
}

/** What is asked before somebody's second step goes. */
export function resetHeading({ name }: Leaving): string {
  return `Is ${name} de tweede stap kwijt?`
}

/** Whose second step it is, what happens when it goes, and the button; somebody else has to agree first. */
export function ResetStep({ leaving, action, list: back, self, now }: On & { leaving: Leaving }) {
  const agreeing = mayAgree({ by: leaving.resetAskedBy, at: leaving.resetAskedAt }, self, now)
  return (
    <>
      <Who {...leaving} />
      {agreeing ? (
        <ul>
          <li>Iemand vroeg hier al om. Stemt u ermee in, dan vervalt de tweede stap meteen.</li>
          <li>
            <Name {...leaving} after=" stelt" /> bij het aanmelden dan een nieuwe in.
          </li>
          <li>Dit kan niet ongedaan worden gemaakt.</li>
        </ul>
      ) : (
        <ul>
          <li>Er moet nog iemand mee instemmen: een andere coördinator, of de contactpersoon.</li>
          <li>Tot dan verandert er niets. Na een dag vervalt de vraag.</li>
        </ul>
      )}
      <p>Weet u zeker dat deze persoon het zelf is? Bel of spreek deze persoon eerst.</p>
      <div className="buttons">
        <div className={agreeing ? 'harm' : undefined}>
          <ButtonForm
            action={action}
            label={agreeing ? 'Ja, ik stem ermee in' : 'Ja, vraag dit aan'}
            along={{ memberId: leaving.memberId }}
            refusals={resetRefusals}
          />
        </div>
        <Back to={back} />
      </div>
    </>
  )
}

/** Whose invitation it is, what happens when it is withdrawn, and the button. */
export function Withdraw({
  invited,
  action,
  list: back,
}: Pick<On, 'action' | 'list'> & { invited: Invited }) {
  return (
    <>
      <Who {...invited} />
      <ul>
        <li>De link in de e-mail werkt dan niet meer.</li>
        <li>Dit kan niet ongedaan worden gemaakt. U kunt deze persoon wel opnieuw uitnodigen.</li>
      </ul>
      <div className="buttons">
        <div className="harm">
          <ButtonForm
            action={action}
            label="Ja, trek in"
            along={{ invitationId: invited.invitationId }}
            refusals={{ unknown: 'Deze uitnodiging is al aangenomen of ingetrokken.' }}
          />
        </div>
        <Back to={back} />
      </div>
    </>
  )
}

/** Who stopped less than a day ago, with the way back for whoever was taken for somebody else. */
export function LeftLately({ left, action, now }: { left: Left[]; action: FormAction; now: Date }) {
  if (left.length === 0) return null
  return (
    <>
      <h2>Net gestopt</h2>
      <ul className="people">
        {left.map((one) => (
          <li key={one.memberId}>
            <div>
              <h3>
                <bdi translate="no">{one.name}</bdi>
              </h3>
              <p>
                {workWords(one)} · {one.organisation}
              </p>
              <p className="remark minor">Ongedaan maken kan tot {atWords(one.until, now)}.</p>
            </div>
            <div className="person-actions">
              <ButtonForm
                action={action}
                label="Maak ongedaan"
                about={`(${one.name} werkt hier toch)`}
                along={{ memberId: one.memberId }}
                refusals={backRefusals}
              />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

type Person = { name: string; organisation: string } & Parameters<typeof workWords>[0]

function Who(person: Person) {
  return (
    <p className="lead">
      <Name {...person} />, {workWords(person)} · {person.organisation}
    </p>
  )
}

function Name({ name, after = '' }: { name: string; after?: string }) {
  return (
    <>
      <bdi translate="no">{name}</bdi>
      {after}
    </>
  )
}

function Back({ to }: { to: string }) {
  return (
    <a className="button" href={to}>
      Nee, laat het zo
    </a>
  )
}
