import { Mail, MessageSquareText, Phone, Ticket } from 'lucide-react'
import type { ReactNode } from 'react'
import { TextField } from '@/app/_shared/forms/fields'
import type { Texts } from '@/app/_shared/texts/texts'
import { carriers } from '@/lib/tools/config'

/**
 * How somebody can be reached, with the number or address below; only with a card where that is enough, and no letter that
 * cannot leave.
 */
export function waysFor({ helper, card }: { helper: boolean; card: boolean }, { word }: Texts) {
  const can = { call: true, ...carriers() }
  const phone = word(helper ? 'reachPage.phoneHelper' : 'reachPage.phone')
  const address = word(helper ? 'reachPage.addressHelper' : 'reachPage.address')
  const tel = { type: 'tel', autoComplete: 'tel', hint: word('reachPage.phoneHint') } as const
  const ways = [
    {
      value: 'call' as const,
      label: word('reachPage.call'),
      icon: <Phone />,
      below: <Below way="call">{<TextField name="phone" label={phone} {...tel} ltr />}</Below>,
    },
    {
      value: 'sms' as const,
      label: word('reachPage.sms'),
      icon: <MessageSquareText />,
      below: <Below way="sms">{<TextField name="sms" label={phone} {...tel} ltr />}</Below>,
    },
    {
      value: 'email' as const,
      label: word('reachPage.email'),
      icon: <Mail />,
      below: (
        <Below way="email">
          <TextField
            name="email"
            label={address}
            type="email"
            autoComplete="email"
            hint={word('reachPage.addressHint')}
            ltr
          />
        </Below>
      ),
    },
  ]
  const onlyCard = {
    value: 'card',
    label: word('reachPage.card'),
    hint: word('reachPage.cardHint'),
    icon: <Ticket />,
    below: null,
  }
  const sent = ways.filter(({ value }) => can[value])
  return card ? [...sent, onlyCard] : sent
}

function Below({ way, children }: { way: string; children: ReactNode }) {
  return <div className={`follow-up if-${way}`}>{children}</div>
}
