import { ButtonForm } from '@/app/_shared/forms/button-form'
import { atWords, dayWords, noonOf, persons } from '@/app/_shared/texts/desk'
import { heardBy } from '@/lib/messages/rules'
import type { OwnBranch } from '@/lib/network/queries/own-branches'
import { addressLine } from '@/lib/network/rules/where'
import { type HearsMove, type MoveShown as Shown, whoHearsMove } from '@/lib/rescheduling/queries/relocate'
import type { Actor } from '@/lib/tools/access'
import { type Carriers, carriers } from '@/lib/tools/config'
import { reachedWords } from '../../../../geraakt/_reached'
import { branchAt, moveShownAt } from '../../../_paths'
import { moveRefusals } from '../../../_words'
import { moveHouseAction, moveNotAction } from '../../../actions'

type NewAddress = NonNullable<OwnBranch['address']> & { validFrom: string }
export type Wanted = { branchId: number; was: string | null; address: NewAddress | null }

type Props = { actor: Actor; branch: OwnBranch; wanted: Wanted; now: Date }

/** What a move changes and who hears it, by name and how each is reached, with the button that saves it. */
export async function MoveShown({ actor, branch, wanted, now }: Props) {
  const looked = await whoHearsMove(actor, wanted, now)
  const { branchId, was, address } = wanted
  const again = address ? moveShownAt(wanted).replace(/&toon=\w+$/, '') : null
  return (
    <>
      <Changes branch={branch} wanted={wanted} now={now} />
      {looked.ok ? (
        <>
          <h2>Wie hoort het?</h2>
          <Hears shown={looked.value} can={carriers()} now={now} />
          <div className="buttons">
            <ButtonForm
              action={address ? moveHouseAction : moveNotAction}
              label={buttonFor(wanted, looked.value.hears.length)}
              along={fieldsOf({ branchId: String(branchId), was, ...address, shown: looked.value.shown })}
              refusals={moveRefusals}
              primary
            />
            <a className="button" href={branchAt(branchId)}>
              Toch niet
            </a>
          </div>
        </>
      ) : (
        <p className="note attention">{moveRefusals[looked.reason]}</p>
      )}
      {again ? (
        <p>
          <a className="way-on" href={again}>
            Toch een andere dag, of een ander adres
          </a>
        </p>
      ) : null}
    </>
  )
}

/** Where it is, what was planned, and what it becomes. */
function Changes({ branch, wanted: { was, address }, now }: Omit<Props, 'actor'>) {
  const planned = branch.moves.find(({ from }) => from === was)
  const day = (date: string) => dayWords(noonOf(date), now)
  return (
    <ul className="changes">
      {planned ? (
        <li>
          Was gepland, vanaf {day(planned.from)}: <bdi translate="no">{addressLine(planned)}</bdi>
        </li>
      ) : branch.address ? (
        <li>
          Nu: <bdi translate="no">{addressLine(branch.address)}</bdi>
        </li>
      ) : null}
      <li>
        {address ? (
          <>
            Vanaf {day(address.validFrom)}:{' '}
            <b>
              <bdi translate="no">{addressLine(address)}</bdi>
            </b>
          </>
        ) : (
          <>
            <b>Wordt teruggenomen.</b> De vestiging blijft waar zij is.
          </>
        )}
      </li>
    </ul>
  )
}

function Hears({ shown: { hears, spared }, can, now }: { shown: Shown; can: Carriers; now: Date }) {
  return (
    <>
      {hears.length > 0 ? (
        <ul className="hears">
          {hears.map((one) => (
            <li key={one.bookingId}>
              <bdi translate="no">{one.name}</bdi>{' '}
              <span>
                {one.moments.map((at) => atWords(at, now)).join(', en ')} · {hearWords(one, can)}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>Voor niemand die geboekt heeft, verandert er iets. Niemand hoort iets.</p>
      )}
      {spared > 0 ? (
        <p>
          {persons(spared)} {spared === 1 ? 'wist' : 'wisten'} nog niets van wat gepland was, en{' '}
          {spared === 1 ? 'hoort' : 'horen'} dus niets.
        </p>
      ) : null}
    </>
  )
}

/** How somebody hears it, and where they are reached. */
function hearWords(one: HearsMove, can: Carriers): string {
  const heard = heardBy(one.contactWay, can)
  if (heard === 'desk') return 'heeft alleen een kaartje: komt op de lijst van de balie'
  // A number stays on one line.
  const where = reachedWords(one)
    .replace(/^bellen /, '')
    .replace(/(\d) (?=\d)/g, '$1\u00a0')
  return `${heard === 'called' ? 'komt op de bellijst' : 'krijgt bericht'}: ${where}`
}

/** What the button does, in numbers. */
function buttonFor({ address, was }: Wanted, hear: number): string {
  const does = address ? (was ? 'Wijzig de verhuizing' : 'Bewaar de verhuizing') : 'Neem de verhuizing terug'
  if (hear === 0) return does
  return `${does}, en laat ${persons(hear)} het weten`
}

function fieldsOf(all: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
