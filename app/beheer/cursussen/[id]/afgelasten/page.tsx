import { workerHere } from '@/app/_shared/session'
import { persons } from '@/app/_shared/texts/desk'
import { WorkPage } from '@/app/_shared/ui/work'
import { type InRun, peopleInRun } from '@/lib/rescheduling/queries/runs'
import { clock } from '@/lib/tools/clock'
import { runAt } from '../../_paths'
import { statusWords } from '../../_words'
import { backTo, runHere } from '../_run'
import { CallOffForm } from './_form'

export default async function CallOffPage({ params }: { params: Promise<{ id: string }> }) {
  const who = await workerHere('/beheer/cursussen')
  const now = clock()
  const run = await runHere(who.actor, params, now)
  const people = await peopleInRun(who.actor, run.activityId, now)
  const heading = `${run.title} gaat niet door`
  const count = people.length
  const button = `De cursus gaat niet door${count === 0 ? '' : `: ${persons(count)} ${count === 1 ? 'hoort' : 'horen'} het`}`
  return (
    <WorkPage
      who={who}
      path={runAt(run.activityId, 'afgelasten')}
      heading={heading}
      back={backTo(run)}
      ownTitle
    >
      <p>
        {run.branchName}. Alle lessen die nog komen, gaan niet door. Dit kunt u niet terugdraaien.{' '}
        {count === 0 ? 'Er staat nog niemand in.' : 'Kies per persoon hoe die het hoort.'}
      </p>
      <CallOffForm
        title={heading}
        activityId={String(run.activityId)}
        people={people.map((one) => ({
          ...{ bookingId: one.bookingId, name: `${one.name} (${statusWords[one.status]})` },
          ...waysFor(one),
        }))}
        button={button}
      />
    </WorkPage>
  )
}

const letter = { email: 'E-mail', sms: 'Sms', call: 'Bellen: de cursus gaat niet door', card: '' }

/** Who has a card only cannot be written to; who waits has no place to lose, and is told as they are told other things. */
function waysFor({ status, contactWay }: InRun) {
  const call = { value: 'call', label: 'Bellen, en iets anders aanbieden' }
  const desk = { value: 'call', label: 'Alleen een kaartje: op de lijst van de balie' }
  const off = { value: 'cancel', label: letter[contactWay] }
  if (contactWay === 'card') return { choices: [desk], first: 'call' }
  if (status !== 'booked') return { choices: [off], first: 'cancel' }
  return { choices: [call, off], first: contactWay === 'call' ? 'call' : 'cancel' }
}
