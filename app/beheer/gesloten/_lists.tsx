import { ButtonForm } from '@/app/_shared/forms/button-form'
import { capital, dayWords, noonOf } from '@/app/_shared/texts/desk'
import type { Holiday } from '@/lib/network/rules/holidays'
import type { Closure, schoolHolidays } from '@/lib/planning/queries/closed'
import { First } from '../_first'
import { holidayWords, regionWords } from '../_holiday-words'
import { wantRefusals } from '../spreekuren/_words'
import { closedPath } from './_paths'
import { closingWords, schoolWords } from './_words'
import { wantHolidayAction, wantNoClosureAction } from './actions'

type ClosureProps = { closures: Closure[]; now: Date; over?: boolean }

/** Days on which a branch or the whole library is closed. */
export function ClosureList({ closures, now, over }: ClosureProps) {
  if (closures.length === 0) return <p>Er staan geen gesloten dagen. Feestdagen staan hieronder.</p>
  return (
    <ul className="planned">
      {closures.map((one) => {
        const about = `(${one.branchName ?? 'hele bibliotheek'}, ${closingWords(one, now)})`
        return (
          <li key={one.id}>
            <div>
              <h3>{capital(closingWords(one, now))}</h3>
              <p>
                {one.branchName ?? 'Hele bibliotheek'}: {one.reason}
              </p>
            </div>
            {over ? null : (
              <div className="planned-acts">
                <a className="button" href={`${closedPath}/dag?wijzig=${one.id}`}>
                  Wijzig<span className="hidden"> {about}</span>
                </a>
                <ButtonForm
                  action={wantNoClosureAction}
                  label="Toch open"
                  about={about}
                  along={{ closureId: String(one.id) }}
                  refusals={wantRefusals}
                />
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** The public holidays ahead, year after year, with whether the library is closed. */
export function HolidayList({ holidays, now }: { holidays: Holiday[]; now: Date }) {
  return [...Map.groupBy(holidays, ({ day }) => day.slice(0, 4))].map(([year, days], index) => (
    <details key={year} className="fold" open={index === 0 || days.length < 4}>
      <summary>
        {year} ({days.filter(({ closed }) => closed).length} dagen dicht)
      </summary>
      <ul className="planned close">
        {days.map((one) => (
          <HolidayLine key={one.day} one={one} now={now} />
        ))}
      </ul>
    </details>
  ))
}

function HolidayLine({ one: { day, name, closed }, now }: { one: Holiday; now: Date }) {
  const when = dayWords(noonOf(day), now)
  const standing = closed ? 'dicht' : 'open'
  return (
    <li>
      <p>
        <b>{holidayWords[name]}</b> <span className="remark">{when}</span>
      </p>
      <div className="planned-acts">
        <span className={closed ? 'tag over' : 'tag'}>{standing}</span>
        <ButtonForm
          action={wantHolidayAction}
          label={closed ? 'Toch open' : 'Toch dicht'}
          about={`(${holidayWords[name]}, ${when})`}
          along={{ day, closed: closed ? 'no' : 'yes' }}
          refusals={wantRefusals}
        />
      </div>
    </li>
  )
}

type SchoolProps = Awaited<ReturnType<typeof schoolHolidays>> & { now: Date }

/** The school holidays of each region in which there is a branch. */
export function SchoolList({ holidays, regions, now }: SchoolProps) {
  return (
    <>
      <p>Cursussen slaan deze weken over. Het spreekuur gaat door.</p>
      {regions.length === 0 ? <First of="branch" /> : null}
      <ul className="planned">
        {regions.map((region) => {
          const own = holidays.filter((one) => one.region === region)
          return (
            <li key={region}>
              <div>
                <h3>Regio {regionWords[region]}</h3>
                {own.length === 0 ? <p>Nog niet ingevuld. Doe dit één keer per jaar.</p> : null}
                {own.map((one) => (
                  <p key={one.id}>
                    {schoolWords[one.name]}: {closingWords({ ...one, fromTime: null, untilTime: null }, now)}
                  </p>
                ))}
              </div>
              <p className="planned-acts">
                <a className="button" href={`${closedPath}/schoolvakanties?regio=${region}`}>
                  {own.length === 0 ? 'Vul in' : 'Wijzig'}
                  <span className="hidden">: schoolvakanties, regio {regionWords[region]}</span>
                </a>
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}
