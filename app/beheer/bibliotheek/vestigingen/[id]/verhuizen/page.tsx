import { type Asked, askedOf } from '@/app/_shared/asked'
import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { moveInput, noMoveInput } from '@/lib/network/input/address'
import type { OwnBranch } from '@/lib/network/queries/own-branches'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { branchHere, type OfBranch } from '../../../_branch'
import { MoveForm } from '../../../_move-form'
import { branchAt, moveAt } from '../../../_paths'
import { MoveShown, type Wanted } from './_shown'

export default async function MoveBranchPage({ params, searchParams }: OfBranch & Asked) {
  const { who, branch } = await branchHere(params)
  const [asked, now] = [await askedOf(searchParams), clock()]
  const wanted = wantedIn(branch, asked)
  const page = { who, path: moveAt(branch.id), back: { href: branchAt(branch.id), label: branch.name } }
  if (wanted)
    return (
      <WorkPage {...page} heading={headingOf(branch, wanted)}>
        <MoveShown actor={who.actor} branch={branch} wanted={wanted} now={now} />
      </WorkPage>
    )
  const planned = branch.moves.find(({ from }) => from === asked.was)
  const heading = planned
    ? `${branch.name}: de verhuizing van ${dayWords(noonOf(planned.from), now)}`
    : `${branch.name} verhuist`
  return (
    <WorkPage {...page} heading={heading} ownTitle>
      <p>
        U ziet eerst wie dit raakt, en hoe ieder het hoort. Wie later boekt, leest het nieuwe adres meteen.
      </p>
      <MoveForm
        title={heading}
        branchId={String(branch.id)}
        was={planned?.from}
        first={localDate(now)}
        saved={savedOf(branch, planned, asked)}
      />
    </WorkPage>
  )
}

/** What stands in the address, where it is to be shown who hears it; null where there is still something to ask. */
function wantedIn(branch: OwnBranch, { toon, ...typed }: Record<string, string | undefined>): Wanted | null {
  const given = { ...typed, branchId: String(branch.id) }
  if (toon === 'verhuizen') return moveInput.safeParse(given).data ?? null
  return (toon === 'blijven' && noMoveInput.safeParse(given).data) || null
}

function headingOf(branch: OwnBranch, { address, was }: Wanted): string {
  if (!address) return `${branch.name} verhuist niet`
  return was ? `${branch.name}: een verhuizing gewijzigd` : `${branch.name} verhuist`
}

type Planned = OwnBranch['moves'][number] | undefined

/** What the form begins with: what was typed just now, what is planned, or the town where the branch is. */
function savedOf(branch: OwnBranch, planned: Planned, asked: Record<string, string | undefined>) {
  const { from, ...address } = planned ?? { from: '', town: branch.address?.town ?? '' }
  const known = Object.entries({ ...address, validFrom: from }).map(([name, value]) => [name, value ?? ''])
  const { validFrom, street, postcode, town, entrance, mapUrl } = asked
  const typed = Object.entries({ validFrom, street, postcode, town, entrance, mapUrl })
  return Object.fromEntries(street ? typed.map(([name, value]) => [name, value ?? '']) : known)
}
