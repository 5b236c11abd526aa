import { voice } from '@/app/_shared/needs/both'
import { promiseWords } from '@/app/_shared/needs/promise'
import type { CanHelp } from '@/lib/needs/queries/agreements'
import { usualDaysOff } from '@/lib/network/rules/hours'
import { AddressButton } from './_address'
import type { Ready } from './_chosen'
import { consentOf } from './_paths'

type Props = { helpers: CanHelp[]; ready: Ready; counted: Record<string, string> | null; now: Date }

/** Who can help by agreement, who calls soonest first; each with the same two choices. */
export function Helpers({ helpers, ready, counted, now }: Props) {
  return helpers.map((one) => (
    <li key={one.versionId} className="helper">
      <div>
        <h3>
          <bdi translate="no">{one.organisation.name}</bdi> <Before one={one} ready={ready} />
        </h3>
        {one.organisation.description.nl ? <p>{one.organisation.description.nl}</p> : null}
        <p>{promiseWords(one, { ...usualDaysOff, closures: one.organisation.closures }, now)}</p>
        <Closures one={one} />
        {one.hasMembers ? null : (
          <p className="note attention">
            Hier kijkt nu niemand mee in Wegwijs. Bel hen zelf, of geef het adres. Vraagt u het toch? Dan
            staat de vraag meteen weer bij ons.
          </p>
        )}
      </div>
      <div className="helper-ways">
        {ready.need?.askedNow === one.organisation.id ? (
          <span className="tag attention">Is nu aan zet</span>
        ) : (
          <a className="button" href={consentOf(ready.carried, one.versionId)}>
            Vraag hun te bellen<span className="hidden">: {one.organisation.name}</span>
          </a>
        )}
        <AddressButton
          organisationId={one.organisation.id}
          label="Adres op papier"
          about={`van ${one.organisation.name}`}
          carried={ready.carried}
          counted={counted}
        />
      </div>
    </li>
  ))
}

function Before({ one, ready }: { one: CanHelp; ready: Ready }) {
  const tried = ready.need?.tried.some(({ organisationId }) => organisationId === one.organisation.id)
  return tried ? <span className="tag attention">Eerder gevraagd</span> : null
}

/** When nobody of it works in the days of the promise and the weeks after it. */
function Closures({ one }: { one: CanHelp }) {
  const { day } = voice('nl')
  const [next] = one.organisation.closures
  if (!next) return null
  return (
    <p className="remark">
      Dicht van {day(next.fromDate)} tot en met {day(next.untilDate)}. Die dagen tellen niet mee.
    </p>
  )
}
