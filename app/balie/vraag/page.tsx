import { type Asked, askedOf } from '@/app/_shared/asked'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { clock } from '@/lib/tools/clock'
import { atLocal } from '@/lib/tools/time'
import { branchHere, knownBranches } from '../_branch'
import { questionPageOf } from '../_paths'
import { byAsked, paperAsked } from '../_question/paper'
import { Question } from '../_question/question'

const { shortDay } = dates('nl')

const path = '/balie/vraag'

export default async function QuestionPage({ searchParams }: Asked) {
  const who = await workerHere('/balie/vraag')
  const asked = await askedOf(searchParams)
  const { vestiging, onderwerp, via, bewaard } = asked
  const now = clock()
  const [all, branch] = [await knownBranches(), await branchHere(vestiging)]
  const [paper, { channel, helpedBy }] = [paperAsked(asked, now), byAsked(asked)]
  return (
    <WorkPage who={who} path={path} heading="Nieuwe vraag" back={{ href: '/balie', label: 'Vandaag' }}>
      {bewaard ? <Notice>De vraag is bewaard.</Notice> : null}
      {branch && paper ? (
        <noscript>
          <p>
            U voert papier in van <b>{shortDay(atLocal(paper.day, '12:00'))}</b>. De dag blijft staan.{' '}
            <a href={questionPageOf(branch.slug)}>Weer voor nu</a>
          </p>
        </noscript>
      ) : null}
      {branch ? (
        <>
          <details className="fold">
            <summary>Vestiging: {branch.name}</summary>
            <FilterForm path={path} chosen={{ vestiging: branch.slug, onderwerp, via }}>
              <SelectField
                name="vestiging"
                label="Vestiging"
                options={all.map(({ slug, name }) => ({ value: slug, label: name }))}
              />
            </FilterForm>
          </details>
          <Question
            actor={who.actor}
            branch={branch}
            topic={onderwerp}
            channel={channel}
            helpedBy={helpedBy}
            paper={paper}
            now={now}
            focus
          />
        </>
      ) : (
        <p>Er is nog geen vestiging. Vraag het aan de coördinator.</p>
      )}
    </WorkPage>
  )
}
