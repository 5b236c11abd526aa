import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { roleWords } from '@/app/aanmelden/_words'

export default async function AccountPage() {
  const who = await workerHere('own.account')
  const { actor } = who
  return (
    <WorkPage who={who} path="/account" heading="Mijn account">
      <dl className="facts">
        <dt>Naam</dt>
        <dd translate="no">{who.name}</dd>
        <dt>E-mail</dt>
        <dd translate="no">{who.email}</dd>
        <dt>Werk</dt>
        <dd>
          {roleWords[actor.kind === 'partner' ? 'partner' : actor.role]} bij {who.organisation}
        </dd>
      </dl>
    </WorkPage>
  )
}
