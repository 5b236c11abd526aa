'use server'

import { staffAction } from '@/app/_shared/action'
import { storeVisits } from '@/lib/questions/commands/store'
import { visitInput } from '@/lib/questions/input'

export const storeVisitsAction = staffAction(
  visitInput,
  storeVisits,
  (_, { vestiging = '' }) => `/balie/vraag?${new URLSearchParams({ vestiging, bewaard: '1' })}`,
)
