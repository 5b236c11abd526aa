import { WorkPage } from '@/app/_shared/ui/work'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { branchHere, type OfBranch } from '../../../_branch'
import { CloseForm } from '../../../_close-form'
import { branchAt } from '../../../_paths'

export default async function CloseBranchPage({ params }: OfBranch) {
  const { who, branch } = await branchHere(params)
  const heading = `Sluit ${branch.name}`
  return (
    <WorkPage
      who={who}
      path={`${branchAt(branch.id)}/sluiten`}
      heading={heading}
      ownTitle
      back={{ href: branchAt(branch.id), label: branch.name }}
    >
      <p>
        Vanaf deze dag zijn hier geen afspraken en lessen meer. U ziet eerst wie dit raakt, en kiest dan per
        persoon wat er gebeurt.
      </p>
      <CloseForm title={heading} branchId={String(branch.id)} first={localDate(clock())} />
    </WorkPage>
  )
}
