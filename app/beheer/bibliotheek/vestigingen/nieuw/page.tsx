import { redirect } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { towns } from '@/lib/network/queries/branches'
import { librarySettings } from '@/lib/network/queries/library'
import { BranchForm } from '../../_branch-form'
import { branchesPath, townsPath } from '../../_paths'

export default async function NewBranchPage() {
  const who = await workerHere('/beheer/bibliotheek')
  const [all, own] = await Promise.all([towns(who.actor), librarySettings(who.actor)])
  // A branch lies somewhere.
  if (all.length === 0) redirect(townsPath)
  const heading = 'Nieuwe vestiging'
  const only = all.length === 1 ? { municipalityId: String(all[0]?.id) } : undefined
  return (
    <WorkPage
      who={who}
      path="/beheer/bibliotheek/vestigingen/nieuw"
      heading={heading}
      ownTitle
      back={{ href: branchesPath, label: 'Vestigingen' }}
    >
      <BranchForm title={heading} towns={all} saved={{ phone: own?.phone ?? '', ...only }} />
    </WorkPage>
  )
}
