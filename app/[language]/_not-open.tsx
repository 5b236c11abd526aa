import { Info } from 'lucide-react'
import type { Language } from '@/app/_shared/language'
import { texts } from '@/app/_shared/texts/texts'
import { PhoneNumber } from '@/app/_shared/ui/help'
import { library } from './_data'

/** That nothing can be booked yet, or nothing now, said kindly, with whatever help there is. */
export async function NotOpen({ language, heading }: { language: Language; heading?: true }) {
  const { say } = texts(language)
  const { phone, walkIn, open } = await library()
  return (
    <div className="note">
      <Info size={24} />
      <div>
        {heading ? (
          <p>
            <b>{say(notOpenTitle(open))}</b>
          </p>
        ) : null}
        {open.ever ? null : <p>{say('agenda.set.text')}</p>}
        {phone ? (
          <p>
            {say('help.call')} <PhoneNumber number={phone} />
          </p>
        ) : null}
        {walkIn ? <p>{say(phone ? 'agenda.set.walkIn' : 'agenda.set.come')}</p> : null}
        {phone || walkIn ? null : <p>{say('agenda.set.back')}</p>}
      </div>
    </div>
  )
}

/** A site that never had anything to book is not ready; later on there is just nothing now. */
export function notOpenTitle({ ever }: { ever: boolean }) {
  return ever ? 'agenda.set.titleNow' : 'agenda.set.title'
}
