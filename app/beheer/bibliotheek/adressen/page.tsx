import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { ownAddress } from '@/app/_shared/visitor'
import { type OwnAddress, ownAddressList } from '@/lib/network/queries/own-addresses'
import { ownBranches } from '@/lib/network/queries/own-branches'
import { clock } from '@/lib/tools/clock'
import { First } from '../../_first'
import { OwnAddressForm } from '../_own-address-form'
import { addressesPath, libraryPath } from '../_paths'
import { dropOwnAddressAction } from '../actions'

const { day } = dates('nl')
const done: Record<string, string> = {
  erbij: 'Het adres staat erbij.',
  weg: 'Het adres telt niet meer als dat van de bibliotheek.',
}

export default async function AddressesPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/bibliotheek')
  const { gelukt } = await askedOf(searchParams)
  const address = await ownAddress()
  const [kept, branches] = await Promise.all([
    ownAddressList(who.actor, { internetAddress: address }),
    ownBranches(who.actor, clock()),
  ])
  const heading = 'Internet van de bibliotheek'
  return (
    <WorkPage
      who={who}
      path={addressesPath}
      heading={heading}
      ownTitle
      back={{ href: libraryPath, label: 'De bibliotheek' }}
    >
      {gelukt && Object.hasOwn(done, gelukt) ? <Notice>{done[gelukt]}</Notice> : null}
      <p>
        Van één plek op internet kan niet alles worden geboekt: na een paar afspraken rekent de computer eerst
        een som uit, en daarna staat er “Bel ons”. Vanaf de bibliotheek zelf mag meer: daar helpt u een
        ochtend lang mensen met boeken.
      </p>
      <p>Wij bewaren het adres zelf niet, alleen een kenmerk waaraan wij het herkennen.</p>
      {kept.length > 0 ? <Kept kept={kept} /> : <p>Er staat nog geen adres van de bibliotheek.</p>}
      <h2>Nog een adres</h2>
      {branches.length === 0 ? (
        <First of="branch" />
      ) : (
        <OwnAddressForm
          key={kept.length}
          title={heading}
          branches={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
          address={kept.some(({ isThisOne }) => isThisOne) ? '' : address}
        />
      )}
    </WorkPage>
  )
}

function Kept({ kept }: { kept: OwnAddress[] }) {
  return (
    <ul className="setup-list">
      {kept.map(({ ownAddressId, branchName, addedAt, isThisOne }) => (
        <li key={ownAddressId}>
          <span>
            <bdi translate="no">{branchName}</bdi>
            {isThisOne ? ' (hier bent u nu)' : ''}
            <small>erbij sinds {day(addedAt)}</small>
          </span>
          <ButtonForm
            action={dropOwnAddressAction}
            label="Haal weg"
            about={`(${branchName}, ${day(addedAt)})`}
            along={{ ownAddressId: String(ownAddressId) }}
          />
        </li>
      ))}
    </ul>
  )
}
