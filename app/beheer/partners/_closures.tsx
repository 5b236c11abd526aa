import { ButtonForm } from '@/app/_shared/forms/button-form'
import type { Organisation } from '@/lib/network/queries/organisations'
import { ClosureForm } from './_closure-form'
import { partnerAt } from './_paths'
import { closedWords } from './_words'
import { openOrganisationAction } from './actions'

type Props = {
  of: Organisation
  now: Date
  maySet: boolean
  /** Somebody is about to say so. */
  form: boolean
}

/** On which days nobody of a partner works, and a way to say so. */
export function Closures({ of, now, maySet, form }: Props) {
  return (
    <>
      {of.closures.length > 0 ? (
        <ul className="people">
          {of.closures.map((one) => (
            <li key={one.id}>
              <div>
                <h3>{closedWords(one, now)}</h3>
                <p>{one.reason}</p>
              </div>
              {maySet ? (
                <div className="person-actions">
                  <ButtonForm
                    action={openOrganisationAction}
                    label="Toch open"
                    about={`(${closedWords(one, now)})`}
                    along={{ closureId: String(one.id) }}
                    refusals={{ unknown: 'Dit is al gedaan. Laad de bladzijde opnieuw.' }}
                  />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p>Er staan geen gesloten dagen. Weekenden en feestdagen hoeft u niet op te schrijven.</p>
      )}
      {form ? (
        <section id="dicht">
          <ClosureForm organisationId={String(of.id)} />
        </section>
      ) : maySet ? (
        <p className="buttons">
          <a className="button" href={`${partnerAt(of.id)}?doe=dicht#dicht`}>
            Nog een gesloten dag
          </a>
        </p>
      ) : null}
    </>
  )
}
