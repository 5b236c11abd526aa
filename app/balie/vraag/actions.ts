'use server'

import { staffAction } from '@/app/_shared/action'
import { storeVisits } from '@/lib/questions/commands/store'
import { visitInput } from '@/lib/questions/input'
import { clock } from '@/lib/tools/clock'
import { questionPageOf } from '../_paths'
import { keptOf } from '../_question/paper'

export const storeVisitsAction = staffAction(visitInput, storeVisits, (_, form) =>
  questionPageOf(form.vestiging ?? '', { ...keptOf(form, clock()), bewaard: '1' }),
)
