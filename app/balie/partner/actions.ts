'use server'

import { staffAction } from '@/app/_shared/action'
import { ask, askOther, keepHere, keepNeed } from '@/lib/needs/commands/ask'
import { askInput, askOtherInput, keepInput, keepNeedInput } from '@/lib/needs/input/open'
import { storeVisits } from '@/lib/questions/commands/store'
import { visitInput } from '@/lib/questions/input'
import { addressOf, needCardAt } from './_paths'

export const askAction = staffAction(askInput, ask, ({ needId }) => needCardAt(needId, true))
export const askOtherAction = staffAction(askOtherInput, askOther, ({ needId }) => needCardAt(needId, true))
export const keepHereAction = staffAction(keepInput, keepHere, ({ needId }) => needCardAt(needId, true))
export const keepNeedAction = staffAction(keepNeedInput, keepNeed, ({ needId }) => needCardAt(needId, true))
export const storeAddressAction = staffAction(visitInput, storeVisits, (_, form) =>
  addressOf(form, form.organisatie ?? ''),
)
