import { WorkPage } from '@/app/_shared/ui/work'
import { towns } from '@/lib/network/queries/branches'
import type { OwnBranch } from '@/lib/network/queries/own-branches'
import { branchHere, type OfBranch } from '../../../_branch'
import { BranchForm } from '../../../_branch-form'
import { branchAt } from '../../../_paths'

export default async function ChangeBranchPage({ params }: OfBranch) {
  const { who, branch } = await branchHere(params)
  const heading = `Wijzig ${branch.name}`
  return (
    <WorkPage
      who={who}
      path={`${branchAt(branch.id)}/wijzig`}
      heading={heading}
      ownTitle
      back={{ href: branchAt(branch.id), label: branch.name }}
    >
      <BranchForm
        title={heading}
        towns={await towns(who.actor)}
        branchId={String(branch.id)}
        saved={savedOf(branch)}
      />
    </WorkPage>
  )
}

function savedOf(branch: OwnBranch): Record<string, string> {
  const { name, kind, phone, schoolRegion, municipalityId, address } = branch
  return {
    ...{ called: name, branchKind: kind, phone, schoolRegion, municipalityId: String(municipalityId) },
    ...{ street: address?.street ?? '', postcode: address?.postcode ?? '', town: address?.town ?? '' },
    ...{ entrance: address?.entrance ?? '', mapUrl: address?.mapUrl ?? '' },
  }
}
