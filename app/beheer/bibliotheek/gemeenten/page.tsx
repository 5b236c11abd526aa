import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { towns } from '@/lib/network/queries/branches'
import { NextStep } from '../_next'
import { libraryPath, townsPath } from '../_paths'
import { TownForm } from '../_town-form'

const done: Record<string, string> = {
  gemaakt: 'De gemeente staat erbij.',
  bewaard: 'De naam is gewijzigd.',
}

export default async function TownsPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/bibliotheek')
  const { gelukt, wijzig } = await askedOf(searchParams)
  const all = await towns(who.actor)
  const changed = all.find(({ id }) => String(id) === wijzig)
  const heading = 'Gemeenten'
  return (
    <WorkPage
      who={who}
      path={townsPath}
      heading={heading}
      ownTitle
      back={{ href: libraryPath, label: 'De bibliotheek' }}
    >
      {gelukt && Object.hasOwn(done, gelukt) ? (
        <>
          <Notice>{done[gelukt]}</Notice>
          <NextStep actor={who.actor} />
        </>
      ) : null}
      <p>De gemeenten waarin uw vestigingen liggen, en waar uw partners werken.</p>
      {all.length > 0 ? (
        <ul className="setup-list">
          {all.map(({ id, name }) => (
            <li key={id}>
              <bdi translate="no">{name}</bdi>
              <a href={`${townsPath}?wijzig=${id}#naam`}>
                Wijzig de naam<span className="hidden"> van {name}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <h2 id="naam">{headingOf(all.length, changed?.name)}</h2>
      <TownForm
        key={changed?.id ?? 'new'}
        title={heading}
        municipalityId={changed ? String(changed.id) : undefined}
        saved={changed ? { called: changed.name } : undefined}
      />
    </WorkPage>
  )
}

function headingOf(known: number, changed: string | undefined): string {
  if (changed !== undefined) return `Wijzig de naam van ${changed}`
  return known === 0 ? 'Nieuwe gemeente' : 'Nog een gemeente'
}
