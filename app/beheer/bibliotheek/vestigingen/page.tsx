import { workerHere } from '@/app/_shared/session'
import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import { inGroups } from '@/app/_shared/texts/telephone'
import { WorkPage } from '@/app/_shared/ui/work'
import { towns } from '@/lib/network/queries/branches'
import { type OwnBranch, ownBranches } from '@/lib/network/queries/own-branches'
import { isClosedOn } from '@/lib/network/rules/branches'
import { hasOpeningHours } from '@/lib/network/rules/setup'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { branchAt, branchesPath, libraryPath, newBranchPath, townsPath } from '../_paths'

export default async function BranchesPage() {
  const who = await workerHere('/beheer/bibliotheek')
  const now = clock()
  const [all, places] = await Promise.all([ownBranches(who.actor, now), towns(who.actor)])
  return (
    <WorkPage
      who={who}
      path={branchesPath}
      heading="Vestigingen"
      back={{ href: libraryPath, label: 'De bibliotheek' }}
    >
      {places.length === 0 ? (
        <p>
          Een vestiging ligt in een gemeente. <a href={townsPath}>Zet eerst een gemeente erbij</a>.
        </p>
      ) : (
        <p className="buttons">
          <a className="button primary" href={newBranchPath}>
            {all.length > 0 ? 'Nog een vestiging' : 'Nieuwe vestiging'}
          </a>
        </p>
      )}
      {all.length > 0 ? <All all={all} now={now} /> : <p>Er is nog geen vestiging.</p>}
    </WorkPage>
  )
}

function All({ all, now }: { all: OwnBranch[]; now: Date }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Naam</th>
          <th scope="col">Gemeente</th>
          <th scope="col">Telefoon</th>
          <th scope="col">Adres</th>
          <th scope="col">Nog invullen</th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <a href={branchAt(one.id)}>
                <bdi translate="no">{one.name}</bdi>
              </a>
              {one.closedFrom ? <small>dicht vanaf {dayWords(noonOf(one.closedFrom), now)}</small> : null}
            </th>
            <td data-label="Gemeente" translate="no">
              {one.municipality}
            </td>
            <td data-label="Telefoon" translate="no">
              {inGroups(one.phone)}
            </td>
            <td data-label="Adres" translate="no">
              {one.address ? `${one.address.street}, ${one.address.town}` : '–'}
            </td>
            <td data-label="Nog invullen">{missingOf(one, now).join(', ') || 'niets'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function missingOf(one: OwnBranch, now: Date): string[] {
  if (isClosedOn(one, localDate(now))) return []
  const { address, kind, hoursSaid } = one
  const open = hasOpeningHours({ kind, openingHours: hoursSaid })
  return [...(address ? [] : ['adres']), ...(open ? [] : ['openingstijden'])]
}
