import { ChevronRight, MapPin } from 'lucide-react'
import type { Asked } from '@/app/_shared/asked'
import { at } from '@/app/_shared/ui/frame'
import { helpBranches } from '../../_data'
import { type InLanguage, Site, speak } from '../../_site'

export default async function BranchPage({ params, searchParams }: InLanguage & Asked) {
  const { wijzig } = await searchParams
  const { language, say, word, shortDay, time } = await speak(params)
  const branches = await helpBranches()
  return (
    <Site
      language={language}
      path="hulp/vestiging"
      heading={word('branchPage.title')}
      step={[2, 6]}
      back={wijzig ? 'gegevens/klopt-het' : 'hulp'}
    >
      <p className="lead">{say(branches.length > 0 ? 'branchPage.lead' : 'branchPage.empty')}</p>
      <ul className="cards">
        {branches.map((branch) => (
          <li key={branch.slug}>
            <a
              className="card"
              href={`${at(language, `hulp/tijd/${branch.slug}`)}${wijzig ? '?wijzig=1' : ''}`}
            >
              <i className="disc">
                <MapPin />
              </i>
              <span>
                <b>{branch.name}</b>
                <small>
                  {branch.first
                    ? say('branchPage.first', { day: shortDay(branch.first), time: time(branch.first) })
                    : say('branchPage.none')}
                </small>
              </span>
              <ChevronRight className="go turn" />
            </a>
          </li>
        ))}
      </ul>
    </Site>
  )
}
