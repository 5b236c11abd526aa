import { Form } from '@/app/_shared/ui/form'
import { at, titleOf } from '@/app/_shared/ui/frame'
import type { CancelRefusal } from '@/lib/changes/commands'
import { ownBooking } from '../../_draft'
import { formWords, refusals } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { cancelOwnBooking } from '../../actions'

export default async function CancelPage({ params }: InLanguage) {
  const spoken = await speak(params)
  const { language, say, word, day, time } = spoken
  const booking = await ownBooking(language)
  const heading = word(booking.status === 'waiting' ? 'cancelPage.titleWaiting' : 'cancelPage.title')
  const mine = { label: 'wayOn.mine', path: 'afspraak/mijn' } as const
  return (
    <Site
      language={language}
      path="afspraak/afzeggen"
      heading={heading}
      back="afspraak/mijn"
      branch={booking.branch.slug}
      ownTitle
    >
      <p className="moment">
        {day(booking.startsAt)}, {time(booking.startsAt)}
      </p>
      <p className="lead">{say('cancelPage.text')}</p>
      <Form
        action={cancelOwnBooking}
        {...formWords(spoken)}
        title={titleOf(language, heading)}
        sentences={{}}
        refusals={refusals<CancelRefusal | 'guest_gone'>(spoken, {
          unknown: mine,
          past: mine,
          guest_gone: mine,
        })}
      >
        <p className="buttons">
          <button type="submit" className="button primary">
            {say('cancelPage.submit')}
          </button>
          <a className="button" href={at(language, 'afspraak/mijn')}>
            {say('cancelPage.keep')}
          </a>
        </p>
      </Form>
    </Site>
  )
}
