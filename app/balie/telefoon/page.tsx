import { randomUUID } from 'node:crypto'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { TickField } from '@/app/_shared/forms/fields'
import { FilterForm } from '@/app/_shared/forms/filter-form'
import { SelectField } from '@/app/_shared/forms/select'
import { workerHere } from '@/app/_shared/session'
import { topicOptions } from '@/app/_shared/texts/topics'
import { WorkPage } from '@/app/_shared/ui/work'
import { type DeskBooking, deskBooking } from '@/lib/bookings/queries/desk'
import { branches } from '@/lib/network/queries/branches'
import { isOwnTopic } from '@/lib/network/rules/topics'
import { clock } from '@/lib/tools/clock'
import { isId } from '../_booking-paths'
import { branchHere } from '../_branch'
import { courseChoices, type Offered, timeChoices } from './_choices'
import { PhoneForm } from './_form'
import { NotShown } from './_not-shown'
import { dayOptions, daysOf } from './_wish'

const heading = 'Aan de telefoon'

export default async function PhonePage({ searchParams }: Asked) {
  const who = await workerHere('/balie/telefoon')
  const { vestiging, onderwerp, wanneer, voor, vol } = await askedOf(searchParams)
  const now = clock()
  const all = await branches(who.actor)
  const branch = await branchHere(vestiging)
  const topic = isOwnTopic(onderwerp) ? onderwerp : 'weet-niet'
  const course = topic === 'cursus'
  const days = { ...daysOf(wanneer, now), full: vol === 'ja' }
  const offered: Offered = branch
    ? await (course
        ? courseChoices(who.actor, branch, days, now)
        : timeChoices(who.actor, branch, { ...days, topic }, now))
    : { days: [], runs: [], full: false, spoken: null }
  const known = isId(voor) ? await deskBooking(who.actor, { bookingId: voor, from: 'phone' }, now) : null
  const chosen = { onderwerp: topic, vestiging: branch?.slug, wanneer, vol, voor: known ? voor : undefined }
  return (
    <WorkPage who={who} path="/balie/telefoon" heading={heading} ownTitle>
      <FilterForm path="/balie/telefoon" chosen={chosen}>
        {known ? <input type="hidden" name="voor" value={known.bookingId} /> : null}
        <SelectField name="onderwerp" label="1. Wat" options={whatOptions()} />
        <SelectField
          name="vestiging"
          label="Waar"
          options={all.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <SelectField
          name="wanneer"
          label="Wanneer"
          first={course ? 'Alle cursussen' : 'Eerste vrije tijden'}
          options={dayOptions(now)}
        />
        {course ? null : <TickField name="vol" value="ja" label="Ook volle tijden" />}
      </FilterForm>
      <NotShown chosen={chosen} />
      <h2>2. {course ? 'Welke cursus' : `Welke tijd${branch ? ` in ${branch.name}` : ''}`}</h2>
      {offered.spoken ? (
        <PhoneForm
          title={heading}
          formKey={randomUUID()}
          kind={course ? 'course' : 'consultation'}
          topic={topic}
          days={offered.days}
          runs={offered.runs}
          spoken={offered.spoken}
          saved={savedOf(known)}
          looked={onderwerp !== undefined}
          full={offered.full}
        />
      ) : (
        <p>
          {course
            ? 'Er is dan geen cursus waar iemand nog bij kan. Kies een andere week.'
            : 'Er is hier dan geen vrije tijd voor dit onderwerp. Kies een andere week of een andere vestiging.'}
        </p>
      )}
    </WorkPage>
  )
}

function whatOptions() {
  const course = { group: 'Cursus', options: [{ value: 'cursus', label: 'Een cursus volgen' }] }
  return [...topicOptions(), course]
}

/** Somebody who has a booking already, and wants something else beside it. */
function savedOf(known: DeskBooking | null): Record<string, string> {
  if (!known || known.forgotten) return {}
  const { name, contactWay, contactOf, contact, language } = known
  // What went by way of a partner is not the library's to use.
  if (contactOf === 'partner') return { name, language }
  return { name, contactWay, contactOf, contact: contact ?? '', language }
}
