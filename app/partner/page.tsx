import { UserRoundPlus } from 'lucide-react'
import type { Asked } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { changedPartnerBookings, openPartnerBookings, partnerBookings } from '@/lib/bookings/queries/partner'
import { askedNumbers, type PartnerNumbers } from '@/lib/needs/queries/partner'
import { clock } from '@/lib/tools/clock'
import { wishOf } from './_asked'
import { FreePlaces } from './_free'
import { Bookings } from './_list'

/** Rows of each list on the first page; the whole list is one link away. */
const SHOWN = 10

export default async function PartnerPage({ searchParams }: Asked) {
  const who = await workerHere('/partner')
  const now = clock()
  const [wish, changed, open, latest, asked] = await Promise.all([
    wishOf(searchParams),
    changedPartnerBookings(who.actor, now),
    openPartnerBookings(who.actor, now),
    partnerBookings(who.actor, { limit: SHOWN }, now),
    askedNumbers(who.actor, now),
  ])
  return (
    <WorkPage who={who} path="/partner" heading="Inwoners aanmelden">
      {asked ? <Waiting asked={asked} /> : null}
      <p className="buttons">
        <a className="button primary" href="/partner/nieuw">
          <UserRoundPlus size={20} />
          Inwoner aanmelden
        </a>
        <a className="button" href="/partner/vragen/nieuw">
          Vraag de bibliotheek om hulp
        </a>
      </p>
      {changed.length > 0 ? (
        <section aria-labelledby="anders">
          <h2 id="anders">Veranderd door de bibliotheek</h2>
          <p>In de afgelopen week. De inwoners horen het zelf. Hebt u contact? Vraag dan of zij het weten.</p>
          <Bookings bookings={changed} now={now} changed />
        </section>
      ) : null}
      {open.length > 0 ? (
        <section aria-labelledby="open">
          <h2 id="open">Nog niet zeker</h2>
          <Bookings bookings={open} now={now} />
        </section>
      ) : null}
      <section aria-labelledby="eigen">
        <h2 id="eigen">Onze boekingen</h2>
        {latest.length === 0 ? (
          <p>U hebt nog niemand aangemeld.</p>
        ) : (
          <Bookings bookings={latest} now={now} />
        )}
        {latest.length === SHOWN ? (
          <p>
            <a className="way-on" href="/partner/boekingen">
              Alle boekingen
            </a>
          </p>
        ) : null}
      </section>
      <section aria-labelledby="vrij-nu">
        <h2 id="vrij-nu">Cursussen en spreekuur</h2>
        <FreePlaces
          actor={who.actor}
          path="/partner"
          wish={wish}
          now={now}
          times={3}
          most={12}
          heading="h3"
        />
        <p>
          <a className="way-on" href="/partner/nieuw">
            Alle cursussen en tijden
          </a>
        </p>
      </section>
    </WorkPage>
  )
}

/** What is asked of them, in a sentence with the way there; nothing when there is nothing to do. */
function Waiting({ asked: { fresh, contact, report, late } }: { asked: PartnerNumbers }) {
  const waiting = fresh + contact + report
  if (waiting + late === 0) return null
  return (
    <p className="notice">
      <a href="/partner/vragen">
        {waiting === 1 ? '1 vraag wacht op u' : `${waiting} vragen wachten op u`}
        {late > 0 ? `, en bij ${late} kijkt de bibliotheek mee` : ''}
      </a>
    </p>
  )
}
