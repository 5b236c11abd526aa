'use server'

import { staffAction } from '@/app/_shared/action'
import { appoint, decline, report, spoke, takeOn } from '@/lib/needs/commands/answer'
import { keepNeed } from '@/lib/needs/commands/ask'
import { changeContact } from '@/lib/needs/commands/contact'
import { helpedHere, merge, reopen, signUnreachable, undoNeed } from '@/lib/needs/commands/end'
import { sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { calledPartner, tryToReach } from '@/lib/needs/commands/tries'
import { undoEvent } from '@/lib/needs/commands/undo'
import { changeContactInput } from '@/lib/needs/input/contact'
import {
  appointHereInput,
  askedOfUsInput,
  declineHereInput,
  keepNeedInput,
  mergeInput,
  needInput,
  needOnlyInput,
  reopenInput,
  reportHereInput,
  sayForInput,
  triedInput,
  undoNeedEventInput,
} from '@/lib/needs/input/desk'
import { needDone, needsPath, sameNeed } from './_paths'

export const calledPartnerAction = staffAction(needOnlyInput, calledPartner, (made) =>
  needDone(made, 'gebeld'),
)
export const tryAction = staffAction(triedInput, tryToReach, (made) => needDone(made, 'geprobeerd'))
export const sayForAction = staffAction(sayForInput, sayFor, (made) => needDone(made, 'gezegd'))
export const withdrawAction = staffAction(needOnlyInput, withdrawConsent, (made) => needDone(made, 'terug'))
export const keepAction = staffAction(keepNeedInput, keepNeed, (made) => needDone(made, 'zelf'))
export const helpedAction = staffAction(needInput, helpedHere, (made) => needDone(made, 'geholpen'))
export const signAction = staffAction(needInput, signUnreachable, (made) => needDone(made, 'getekend'))
export const reopenAction = staffAction(reopenInput, reopen, (made) => needDone(made, 'open'))
export const mergeAction = staffAction(mergeInput, merge, (made) => needDone(made, 'samen'))
export const undoNeedAction = staffAction(needOnlyInput, undoNeed, () => `${needsPath}?weg=ja`)
export const undoEventAction = staffAction(undoNeedEventInput, undoEvent, (made) =>
  needDone(made, 'ongedaan'),
)
export const changeContactAction = staffAction(changeContactInput, changeContact, (made) =>
  needDone(made, 'bereiken'),
)
export const takeOnAction = staffAction(askedOfUsInput, takeOn, (_, form) => needDone(sameNeed(form), 'neem'))
export const spokeAction = staffAction(askedOfUsInput, spoke, (_, form) =>
  needDone(sameNeed(form), 'gesproken'),
)
export const declineAction = staffAction(declineHereInput, decline, (_, form) =>
  needDone(sameNeed(form), 'nee'),
)
export const appointAction = staffAction(appointHereInput, appoint, (_, form) =>
  needDone(sameNeed(form), 'dag'),
)
export const reportAction = staffAction(reportHereInput, report, (_, form) =>
  needDone(sameNeed(form), 'klaar'),
)
