import { type Asked, askedOf } from '@/app/_shared/asked'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { seeAsked } from '@/lib/needs/commands/answer'
import { type DeskNeeds, deskNeeds, type Part } from '@/lib/needs/queries/desk'
import { clock } from '@/lib/tools/clock'
import { needsPath } from './_paths'
import { NeedRow } from './_row'

export default async function NeedsPage({ searchParams }: Asked) {
  const who = await workerHere('/balie/vragen')
  const { gemeente, alles, weg } = await askedOf(searchParams)
  const now = clock()
  // Opening the list is seeing what a partner asked of the library.
  await seeAsked(who.actor, {}, now)
  const municipalityId = gemeente && /^\d{1,9}$/.test(gemeente) ? Number(gemeente) : null
  const whole = folded.find((part) => part === alles) ?? null
  const needs = await deskNeeds(who.actor, { municipalityId, whole }, now)
  const shared = { needs, now, whole, gemeente }
  return (
    <WorkPage who={who} path="/balie/vragen" heading="Lopende vragen">
      {weg ? <Notice>De vraag is weg, alsof hij er niet was. Het logboek weet dat wel.</Notice> : null}
      <Filter needs={needs} gemeente={gemeente} />
      <Section {...shared} part="coordinator" id="coordinator" heading="Voor de coördinator" />
      <Section
        {...shared}
        part="acts"
        id="nu"
        heading="Nu aan ons"
        empty={needs.totals.coordinator > 0 ? null : kindly(needs)}
      />
      <Section {...shared} part="waits" id="wacht" heading="Wacht op een ander" />
      <Section {...shared} part="later" id="later" heading="Wacht op een dag van onszelf" />
      <Section {...shared} part="comes_back" id="terug" heading="Komt zelf terug" />
    </WorkPage>
  )
}

/** Each part begins with what is most over, and can be asked for whole. */
const folded: readonly Part[] = ['coordinator', 'acts', 'waits', 'later', 'comes_back']

/** Nothing to do is good news, and says what is still under way. */
function kindly({ totals }: DeskNeeds): string {
  const others = totals.waits + totals.later + totals.comes_back
  if (others === 0)
    return 'Er zijn geen lopende vragen. Vraagt iemand iets waar een partner bij kan helpen? Begin dan bij Nieuwe vraag.'
  const counted = others === 1 ? '1 vraag is' : `${others} vragen zijn`
  return `Niemand wacht op ons. ${counted} onderweg: hieronder staat op wie.`
}

type Props = {
  needs: DeskNeeds
  now: Date
  whole: Part | null
  gemeente?: string
  part: Part
  id: string
  heading: string
  /** What is said when there is nothing; a part without it is left out then. */
  empty?: string | null
}

function Section({ needs, now, whole, gemeente, part, id, heading, empty = null }: Props) {
  const [all, total] = [needs.parts[part], needs.totals[part]]
  if (total === 0 && empty === null) return null
  const first = part === 'coordinator' || (part === 'acts' && needs.totals.coordinator === 0)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {heading}
        {total > 0 ? ` (${total})` : ''}
      </h2>
      {total === 0 ? <p>{empty}</p> : null}
      <ol className="day-rows">
        {all.map((one, i) => (
          <NeedRow key={one.needId} one={one} now={now} next={first && i === 0} />
        ))}
      </ol>
      {total > all.length ? (
        <More part={part} id={id} more={total - all.length} {...{ whole, gemeente }} />
      ) : null}
    </section>
  )
}

type MoreProps = { part: Part; id: string; more: number; whole: Part | null; gemeente?: string }

/** What is not shown: a part can be opened whole, of a very long one the rest is found by town or by searching. */
function More({ part, id, more, whole, gemeente }: MoreProps) {
  const query = new URLSearchParams({ ...(gemeente ? { gemeente } : {}), alles: part })
  return whole !== part ? (
    <p>
      <a href={`${needsPath}?${query}#${id}`}>Toon de andere {more}</a>
    </p>
  ) : (
    <p className="minor">
      Er zijn er nog {more}. Wat het langst wacht, staat hier. Kies een gemeente, of zoek.
    </p>
  )
}

function Filter({ needs: { municipalities }, gemeente }: { needs: DeskNeeds; gemeente?: string }) {
  if (municipalities.length < 2) return null
  return (
    <details className="fold" open={Boolean(gemeente)}>
      <summary>Kies een gemeente</summary>
      <FilterForm path={needsPath} chosen={{ gemeente }}>
        <SelectField
          name="gemeente"
          label="Gemeente"
          first="Alle gemeenten"
          options={municipalities.map(({ id, name, count }) => ({
            value: String(id),
            label: `${name} (${count})`,
          }))}
        />
      </FilterForm>
    </details>
  )
}
