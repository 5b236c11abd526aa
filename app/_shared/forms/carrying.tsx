'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Carriers } from '@/lib/tools/config'
import { ways } from './resident-words'

const Carrying = createContext<Carriers>({ email: true, sms: true })

/** What can leave this site, for the forms below. */
export function Carried({ can, children }: { can: Carriers; children: ReactNode }) {
  return <Carrying value={can}>{children}</Carrying>
}

/** What can leave this site. */
export function useCarriers(): Carriers {
  return useContext(Carrying)
}

/** How a resident can hear from the library, to choose from: what cannot leave says so, for who is reached that way already. */
export function useWays() {
  const can = useCarriers()
  return ways.map((one) => {
    if (one.value === 'sms' && !can.sms) return { ...one, label: 'Sms (gaat nu niet uit: wij bellen)' }
    if (one.value === 'email' && !can.email) return { ...one, label: 'E-mail (gaat nu niet uit)' }
    return one
  })
}
