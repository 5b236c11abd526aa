import type { Asked } from '@/app/_shared/asked'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { keptBranch } from '@/app/balie/_branch'
import { type BranchMonth, monthOf } from '@/lib/questions/queries/month'
import { isCopied } from '@/lib/questions/rules/month'
import { may } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { monthAsked } from './_asked'
import { CopyAll, MonthLines } from './_lines'
import { monthPath } from './_paths'
import { kindWords, monthWords } from './_words'

const path = '/beheer/maandstaat'
const done: Record<string, string> = {
  over: 'Dat is opgeschreven.',
  terug: 'Dat is ongedaan gemaakt. Deze regel staat weer open.',
}

export default async function MonthPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/maandstaat')
  const { month, months, vestiging, gelukt } = await monthAsked(searchParams, clock())
  const [all, here] = [await monthOf(who.actor, { month }), await keptBranch()]
  const chosen =
    all.find(({ slug }) => slug === (vestiging ?? here)) ??
    all.find(({ lines }) => lines.length > 0) ??
    all[0]
  return (
    <WorkPage who={who} path={path} heading="Maandstaat">
      <p>
        Neem deze regels over in het formulier van de Bibliotheekmonitor. Dat doet u zelf: Wegwijs stuurt
        niets op. Vink een regel af als u hem hebt overgenomen.
      </p>
      {gelukt && Object.hasOwn(done, gelukt) ? <p className="notice">{done[gelukt]}</p> : null}
      <FilterForm path={path} chosen={{ maand: month.slice(0, 7), vestiging: chosen?.slug }}>
        <SelectField
          name="maand"
          label="Maand"
          options={[...new Set([...months, month])].map((one) => ({
            value: one.slice(0, 7),
            label: monthWords(one),
          }))}
        />
        <SelectField
          name="vestiging"
          label="Vestiging"
          options={all.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      </FilterForm>
      {chosen ? <Chosen branch={chosen} month={month} /> : <p>Er is nog geen vestiging.</p>}
      <Others all={all} chosen={chosen} month={month} />
      <p className="buttons">
        <a className="button" href={`${path}/maandstaat.csv?maand=${month.slice(0, 7)}`}>
          Alle vestigingen als bestand voor Excel
        </a>
        {may(who.actor, 'topics.set') ? (
          <a className="button" href="/beheer/onderwerpen">
            Onderwerpen en plekken wijzigen
          </a>
        ) : null}
      </p>
    </WorkPage>
  )
}

function Chosen({ branch, month }: { branch: BranchMonth; month: string }) {
  return (
    <>
      <h2>
        {branch.name}, {monthWords(month)}
      </h2>
      <p>
        {kindWords[branch.kind]}. {branch.questions === 1 ? '1 vraag' : `${branch.questions} vragen`}.
      </p>
      {branch.lines.length === 0 ? (
        <p>In deze maand is hier nog niets opgeschreven.</p>
      ) : (
        <>
          <MonthLines branch={branch} month={month} />
          <CopyAll branch={branch} month={month} />
        </>
      )}
    </>
  )
}

/** How far the other branches are. */
function Others({
  all,
  chosen,
  month,
}: {
  all: BranchMonth[]
  chosen: BranchMonth | undefined
  month: string
}) {
  const others = all.filter((one) => one !== chosen && one.lines.length > 0)
  if (others.length === 0) return null
  return (
    <>
      <h2>Andere vestigingen</h2>
      <ul className="month-lines">
        {others.map((one) => (
          <li key={one.branchId}>
            <a href={monthPath({ month, vestiging: one.slug })}>{one.name}</a>
            <b>{one.questions}</b>
            <span>
              {one.lines.filter(isCopied).length} van {one.lines.length} regels overgenomen
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
