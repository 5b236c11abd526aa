import { CalendarPlus, Printer, Ticket } from 'lucide-react'
import { Form } from '@/app/_shared/forms/form'
import { printScript } from '@/app/_shared/print-script'
import type { Texts } from '@/app/_shared/texts/texts'
import { at } from '@/app/_shared/ui/frame'
import { formWords } from '../_refusals'
import { endGuestAction } from '../actions'

/** What someone can take home: a card on paper, and for who has a place the moments in a calendar. */
export function TakeHome({ status, texts: { language, say } }: { status: string; texts: Texts }) {
  return (
    <p className="buttons">
      <a className="button" href={at(language, 'afspraak/kaartje')}>
        <Ticket size={20} />
        {say('done.print')}
      </a>
      {status === 'booked' ? (
        <a className="button" href={at(language, 'afspraak/agenda.ics')}>
          <CalendarPlus size={20} />
          {say('done.agenda')}
        </a>
      ) : null}
    </p>
  )
}

/** Prints where the one small script of this site runs; elsewhere a sentence says how. */
export function PrintButton({ texts: { say } }: { texts: Texts }) {
  return (
    <>
      <p className="buttons">
        <button type="button" className="button primary" data-print hidden>
          <Printer size={20} />
          {say('card.print')}
        </button>
      </p>
      <p className="remark">{say('card.noScript')}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, allowed by its hash */}
      <script dangerouslySetInnerHTML={{ __html: printScript }} />
    </>
  )
}

/** Closes the booking on this computer: the next person sees nothing. */
export function EndVisit({ texts }: { texts: Texts }) {
  const { say } = texts
  return (
    <section>
      <h2>{say('done.endTitle')}</h2>
      <p>{say('done.endText')}</p>
      <Form action={endGuestAction} {...formWords(texts)} sentences={{}}>
        <button type="submit" className="button">
          {say('done.end')}
        </button>
      </Form>
    </section>
  )
}
