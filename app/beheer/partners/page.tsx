import { workerHere } from '@/app/_shared/session'
import { inGroups } from '@/app/_shared/texts/telephone'
import { WorkPage } from '@/app/_shared/ui/work'
import { type Organisation, organisations } from '@/lib/network/queries/organisations'
import { may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { partnerAt, partnersPath } from './_paths'
import { areaWords, missingOf } from './_words'

export default async function PartnersPage() {
  const who = await workerHere('/beheer/partners')
  const all = await organisations(who.actor, clock())
  return (
    <WorkPage who={who} path={partnersPath} heading="Partners">
      <p>Naar wie wij inwoners sturen, en wie inwoners naar ons stuurt.</p>
      <div className="buttons">
        {may(who.actor, 'partners.set') ? (
          <a className="button primary" href="/beheer/partners/nieuw">
            Nieuwe partner
          </a>
        ) : null}
        <a className="button" href="/beheer/afspraken">
          Afspraken
        </a>
        <a className="button" href="/beheer/afspraken/overzicht">
          Overzicht: wie vraagt wie wat
        </a>
      </div>
      {all.some((one) => !one.hasMembers) ? (
        <p className="remark">
          Niet aangesloten: niemand daar kijkt mee in Wegwijs. Een inwoner krijgt dan het adres mee, of de
          balie belt zelf.
        </p>
      ) : null}
      {all.length > 0 ? <All all={all} /> : <p>Er is nog geen partner. Begin met een nieuwe.</p>}
    </WorkPage>
  )
}

function All({ all }: { all: Organisation[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Naam</th>
          <th scope="col">Gemeente</th>
          <th scope="col">Telefoon</th>
          <th scope="col">Aangesloten</th>
          <th scope="col">Nog invullen</th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <a href={partnerAt(one.id)}>
                <bdi translate="no">{one.name}</bdi>
              </a>
            </th>
            <td data-label="Gemeente">{areaWords(one.areas)}</td>
            <td data-label="Telefoon" translate="no">
              {one.phone ? inGroups(one.phone) : '–'}
            </td>
            <td data-label="Aangesloten">{one.hasMembers ? 'Ja' : 'Nee'}</td>
            <td data-label="Nog invullen">{missingOf(one).join(', ') || 'niets'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
