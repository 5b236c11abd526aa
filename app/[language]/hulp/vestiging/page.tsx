import { ChevronRight, MapPin } from 'lucide-react'
import type { Asked } from '@/app/_shared/asked'
import type { Language } from '@/app/_shared/language'
import { dates } from '@/app/_shared/texts/dates'
import { texts } from '@/app/_shared/texts/texts'
import { ForEverybody } from '@/app/_shared/ui/for-everybody'
import { at } from '@/app/_shared/ui/frame'
import { perMunicipality } from '@/lib/network/rules/branches'
import { addressLine } from '@/lib/network/rules/where'
import { helpBranches, library } from '../../_data'
import { NotOpen } from '../../_not-open'
import { type InLanguage, Site, speak } from '../../_site'

export default async function BranchPage({ params, searchParams }: InLanguage & Asked) {
  const { wijzig } = await searchParams
  const { language, say, word } = await speak(params)
  const [{ branches, same }, { few, open, walkIn }] = await Promise.all([helpBranches(), library()])
  const cards = { language, query: wijzig ? '?wijzig=1' : '' }
  return (
    <Site
      language={language}
      path="hulp/vestiging"
      heading={word('branchPage.title')}
      step={[2, 6]}
      back={wijzig ? 'gegevens/klopt-het' : 'hulp'}
    >
      {same ? <ForEverybody /> : null}
      {open.help ? (
        <>
          <p className="lead">{say(branches.length > 0 ? 'branchPage.lead' : 'branchPage.empty')}</p>
          {branches.length === 0 && walkIn ? <p>{say('timePage.noneWalkIn')}</p> : null}
        </>
      ) : (
        <NotOpen language={language} heading />
      )}
      {few ? (
        <BranchCards {...cards} branches={branches} />
      ) : (
        perMunicipality(branches).map(([town, inTown]) => (
          <details key={town} className="group">
            <summary>
              <i className="emblem">
                <MapPin />
              </i>
              <h2 translate="no">{town}</h2>
            </summary>
            <BranchCards {...cards} branches={inTown} />
          </details>
        ))
      )}
    </Site>
  )
}

type CardsProps = {
  language: Language
  /** What the address of the next page ends in. */
  query: string
  branches: Awaited<ReturnType<typeof helpBranches>>['branches']
}

/** Where a branch is now, in one line; how to get in stands on the next page. */
function Near({ places: [now] }: Pick<CardsProps['branches'][number], 'places'>) {
  return now ? <small translate="no">{addressLine(now.address)}</small> : null
}

function BranchCards({ language, query, branches }: CardsProps) {
  const { say } = texts(language)
  const { shortDay, time } = dates(language)
  return (
    <ul className="cards">
      {branches.map((branch) => (
        <li key={branch.slug}>
          <a className="card" href={`${at(language, `hulp/tijd/${branch.slug}`)}${query}`}>
            <i className="emblem">
              <MapPin />
            </i>
            <span>
              <b>{branch.name}</b>
              <Near places={branch.places} />
              <small>
                {branch.first
                  ? say('branchPage.first', { day: shortDay(branch.first), time: time(branch.first) })
                  : say('branchPage.none')}
              </small>
            </span>
            <ChevronRight className="arrow" />
          </a>
        </li>
      ))}
    </ul>
  )
}
