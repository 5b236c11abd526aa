import { WorkPage } from '@/app/_shared/ui/work'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { branchHere, type OfBranch } from '../../../_branch'
import { MoveForm } from '../../../_move-form'
import { branchAt } from '../../../_paths'

export default async function MoveBranchPage({ params }: OfBranch) {
  const { who, branch } = await branchHere(params)
  const heading = `${branch.name} verhuist`
  return (
    <WorkPage
      who={who}
      path={`${branchAt(branch.id)}/verhuizen`}
      heading={heading}
      ownTitle
      back={{ href: branchAt(branch.id), label: branch.name }}
    >
      <p>
        Wie vanaf die dag een afspraak of les heeft, krijgt één bericht met het nieuwe adres. Wie later boekt,
        leest het nieuwe adres meteen.
      </p>
      <MoveForm
        title={heading}
        branchId={String(branch.id)}
        first={localDate(clock())}
        saved={{ town: branch.address?.town ?? '' }}
      />
    </WorkPage>
  )
}
