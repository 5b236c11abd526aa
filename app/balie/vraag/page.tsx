import { type Asked, askedOf } from '@/app/_shared/asked'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { channels } from '@/lib/questions/rules/answers'
import { clock } from '@/lib/tools/clock'
import { branchHere, knownBranches } from '../_branch'
import { Question } from '../_question/question'

const path = '/balie/vraag'

export default async function QuestionPage({ searchParams }: Asked) {
  const who = await workerHere('/balie/vraag')
  const { vestiging, onderwerp, via, bewaard } = await askedOf(searchParams)
  const [all, branch] = [await knownBranches(), await branchHere(vestiging)]
  const channel = channels.find((one) => one === via) ?? null
  return (
    <WorkPage who={who} path={path} heading="Nieuwe vraag" back={{ href: '/balie', label: 'Vandaag' }}>
      {bewaard ? <p className="notice">De vraag is bewaard.</p> : null}
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
            now={clock()}
            focus
          />
        </>
      ) : (
        <p>Er is nog geen vestiging. Vraag het aan de coördinator.</p>
      )}
    </WorkPage>
  )
}
