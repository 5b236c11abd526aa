import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import { Fact } from '@/app/_shared/ui/facts'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { openings } from '@/lib/network/input/opening'
import type { OwnBranch } from '@/lib/network/queries/own-branches'
import { isClosedOn } from '@/lib/network/rules/branches'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { heardAsked, heardWords } from '../../../_heard'
import { regionWords } from '../../../_holiday-words'
import { branchHere, type OfBranch } from '../../_branch'
import { NextStep } from '../../_next'
import { branchAt, branchesPath, hoursAt, moveAt, moveShownAt, newBranchPath } from '../../_paths'
import { branchKindWords, closeRefusals, openingWords, weekWords } from '../../_words'
import { branchToCloseAction } from '../../actions'

const done: Record<string, (walkIn: boolean) => string> = {
  bewaard: () => 'De gegevens zijn bewaard.',
  later: () => 'De openingstijden kunt u ook later invullen.',
  uren: (walkIn) =>
    walkIn
      ? 'De openingstijden zijn bewaard. De inloop staat meteen op de website.'
      : 'De openingstijden zijn bewaard. Er is hier geen inloop: de website vraagt om te bellen.',
}

export default async function BranchPage({ params, searchParams }: OfBranch & Asked) {
  const { who, branch } = await branchHere(params)
  const asked = await askedOf(searchParams)
  const { gelukt } = asked
  const [at, now] = [branchAt(branch.id), clock()]
  const isOver = isClosedOn(branch, localDate(now))
  return (
    <WorkPage
      who={who}
      path={at}
      heading={<bdi translate="no">{branch.name}</bdi>}
      title={branch.name}
      back={{ href: branchesPath, label: 'Vestigingen' }}
    >
      {gelukt && Object.hasOwn(done, gelukt) ? (
        <>
          <Notice>{done[gelukt]?.(branch.hours.some(({ kind }) => kind === 'walk_in'))}</Notice>
          <NextStep actor={who.actor}>
            <a className="button" href={newBranchPath}>
              Nog een vestiging
            </a>
          </NextStep>
        </>
      ) : null}
      {gelukt === 'verhuist' || gelukt === 'blijft' ? (
        <Notice>
          {gelukt === 'verhuist' ? 'Het nieuwe adres is bewaard.' : 'De verhuizing is teruggenomen.'}{' '}
          {heardWords(heardAsked(asked)) || 'Niemand hoeft iets te horen.'}
        </Notice>
      ) : null}
      <Facts branch={branch} now={now} />
      <p className="buttons">
        <a className="button" href={`${at}/wijzig`}>
          Wijzig gegevens en adres
        </a>
        {isOver ? null : <Acts branch={branch} />}
      </p>
      <h2>Voorgoed dicht</h2>
      <Closing branch={branch} now={now} />
    </WorkPage>
  )
}

/** What can be done as long as a branch is not closed for good. */
function Acts({ branch }: { branch: OwnBranch }) {
  return (
    <>
      <a className="button" href={moveAt(branch.id)}>
        Deze vestiging verhuist
      </a>
      <a className="button" href={hoursAt(branch.id)}>
        {branch.hoursSaid ? 'Wijzig de openingstijden' : 'Vul de openingstijden in'}
      </a>
      <a className="button" href="/beheer/spreekuren">
        Spreekuren
      </a>
    </>
  )
}

function Facts({ branch, now }: { branch: OwnBranch; now: Date }) {
  const { address, moves } = branch
  return (
    <dl className="data-summary">
      <Fact label="Wat">
        {branchKindWords[branch.kind]}, gemeente {branch.municipality}
      </Fact>
      <Fact label="Telefoon">
        <a href={dialled(branch.phone)} translate="no" dir="ltr">
          {inGroups(branch.phone)}
        </a>
      </Fact>
      <Fact label="Adres">{address ? <Where of={address} /> : 'Nog invullen'}</Fact>
      {moves.map(({ from, ...moved }) => (
        <Fact key={from} label={`Vanaf ${dayWords(noonOf(from), now)}`}>
          <Where of={moved} />
          {from > localDate(now) ? (
            <p>
              <a className="way-on" href={moveAt(branch.id, from)}>
                Wijzig deze verhuizing
              </a>
            </p>
          ) : null}
          {from > localDate(now) ? (
            <p>
              <a className="way-on" href={moveShownAt({ branchId: branch.id, was: from, address: null })}>
                Neem deze verhuizing terug
              </a>
            </p>
          ) : null}
        </Fact>
      ))}
      <Fact label="Schoolvakanties">Regio {regionWords[branch.schoolRegion]}</Fact>
      {openings.map((kind) => (
        <Fact key={kind} label={openingWords[kind]}>
          <Hours of={branch.hours.filter((one) => one.kind === kind)} />
        </Fact>
      ))}
    </dl>
  )
}

function Where({ of }: { of: NonNullable<OwnBranch['address']> }) {
  return (
    <>
      <bdi translate="no">
        {of.street}, {of.postcode} {of.town}
      </bdi>
      {of.entrance ? <p>{of.entrance}</p> : null}
      {of.mapUrl ? (
        <p>
          <a href={of.mapUrl} rel="noreferrer">
            Kaart
          </a>
        </p>
      ) : null}
    </>
  )
}

function Hours({ of }: { of: OwnBranch['hours'] }) {
  if (of.length === 0) return 'Geen'
  return (
    <ul className="meetings">
      {weekWords(of).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Closing({ branch, now }: { branch: OwnBranch; now: Date }) {
  const at = branchAt(branch.id)
  if (branch.closedFrom === null)
    return (
      <>
        <p>Sluit deze vestiging voorgoed? U ziet eerst wie dit raakt. Er verdwijnt niets vanzelf.</p>
        <p className="buttons">
          <a className="button" href={`${at}/sluiten`}>
            Sluit deze vestiging
          </a>
        </p>
      </>
    )
  return (
    <>
      <p>Deze vestiging is dicht vanaf {dayWords(noonOf(branch.closedFrom), now)}.</p>
      <ButtonForm
        action={branchToCloseAction}
        label="Toch niet dicht"
        about={`(${branch.name})`}
        along={{ branchId: String(branch.id), from: '' }}
        refusals={closeRefusals}
      />
    </>
  )
}
