import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { atWords } from '@/app/_shared/texts/desk'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { ownAddress } from '@/app/_shared/visitor'
import { rushInput } from '@/lib/bookings/input/rush'
import { type Rush, rushOf } from '@/lib/bookings/queries/rush'
import { clock } from '@/lib/tools/clock'
import { addressesPath } from '../bibliotheek/_paths'
import { FalseForm } from './_form'
import { path, rushPath } from './_paths'
import { letGoOfRushAction } from './actions'

export default async function RushPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/drukte')
  const { taak = '', gelukt, aantal, vink } = await askedOf(searchParams)
  const now = clock()
  const asked = rushInput.safeParse({ taskId: taak })
  const rush = asked.success
    ? await rushOf(who.actor, { ...asked.data, internetAddress: await ownAddress() }, now)
    : null
  const heading = 'Er wordt heel snel geboekt'
  return (
    <WorkPage
      who={who}
      path={path}
      heading={heading}
      ownTitle
      back={{ href: '/bellen#taken', label: 'De taken' }}
    >
      {gelukt ? <Notice>{doneWords(gelukt, Number(aantal) || 0)}</Notice> : null}
      {rush ? (
        <Source {...{ rush, heading, now }} taskId={taak} onlyNew={vink === 'nieuw'} />
      ) : (
        <p>Er is nu geen melding hierover. Na drie dagen weten wij niet meer waar iets vandaan kwam.</p>
      )}
    </WorkPage>
  )
}

/** What one source holds and booked. */
function Source({ rush, taskId, ...rest }: BookedProps) {
  return (
    <>
      <p className="lead">
        {rush.isEverywhere
          ? 'Dit komt van veel plekken op internet: alles van het laatste uur voor deze melding, en daarna.'
          : 'Dit komt van één plek op internet. Dat kan een school of een kantoor zijn, of iemand die uw agenda vol maakt.'}
      </p>
      {rush.isEverywhere ? null : (
        <p>
          {rush.isHere ? 'U zit nu zelf op dit internet. ' : ''}Is het uw eigen bibliotheek?{' '}
          <a href={addressesPath}>Zeg welk adres op internet van u is</a>. Dan mag daar meer, en krijgt u
          hierover geen melding meer.
        </p>
      )}
      <Held taskId={taskId} held={rush.held} />
      <h2>Wat is geboekt ({rush.bookings.length})</h2>
      {rush.bookings.length > 0 ? (
        <Booked {...{ rush, taskId }} {...rest} />
      ) : (
        <p>Er staat geen afspraak meer.</p>
      )}
    </>
  )
}

/** What is held without having been booked yet; one button lets go of all of it. */
function Held({ taskId, held }: { taskId: string; held: number }) {
  return (
    <section aria-labelledby="vast">
      <h2 id="vast">Wat wordt vastgehouden ({held})</h2>
      <p>
        {held === 0
          ? 'Er wordt nu niets vastgehouden.'
          : 'Iemand vult deze nog in. Laat u ze los, dan kan een ander die tijd meteen kiezen.'}
      </p>
      {held > 0 ? (
        <ButtonForm action={letGoOfRushAction} label={`Laat ${held} los`} along={{ taskId }} />
      ) : null}
    </section>
  )
}

type BookedProps = { rush: Rush; heading: string; now: Date; taskId: string; onlyNew: boolean }

function Booked({ rush, heading, now, taskId, onlyNew }: BookedProps) {
  const nameOf = (bookingId: string) => `false.${bookingId}`
  const fresh = rush.bookings.filter(({ isKnown }) => !isKnown)
  return (
    <>
      <p>
        Wie nieuw is, bellen wij niet over het afzeggen. Een sms of e-mail gaat wel weg. Wie hier eerder was,
        hoort het op de gewone manier.
      </p>
      {fresh.length > 0 ? (
        <p>
          <a className="way-on" href={onlyNew ? rushPath(taskId) : `${rushPath(taskId)}&vink=nieuw`}>
            {onlyNew ? 'Vink niets aan' : `Vink alle ${fresh.length} aan van wie nieuw is`}
          </a>
        </p>
      ) : null}
      <FalseForm
        key={onlyNew ? 'new' : 'none'}
        title={heading}
        taskId={taskId}
        ticks={rush.bookings.map((one) => ({ name: nameOf(one.bookingId), ...wordsOf(one, now) }))}
        ticked={onlyNew ? fresh.map(({ bookingId }) => nameOf(bookingId)) : []}
      />
    </>
  )
}

/** Who it is, as was said; and below it what tells one invention from another. */
function wordsOf(
  { name, contact, title, branchName, startsAt, isKnown }: Rush['bookings'][number],
  now: Date,
) {
  const when = `${atWords(startsAt, now)}, ${branchName}`
  const parts = [title, when, contact ?? 'alleen een kaartje'].filter((part) => part !== null)
  return { label: isKnown ? `${name} (was hier eerder)` : name, about: parts.join(', ') }
}

function doneWords(done: string, count: number): string {
  if (done === 'vrij') return count === 1 ? '1 plek is weer vrij.' : `${count} plekken zijn weer vrij.`
  return count === 1 ? '1 afspraak is afgezegd.' : `${count} afspraken zijn afgezegd.`
}
