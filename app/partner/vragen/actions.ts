'use server'

import { askAction, staffAction } from '@/app/_shared/action'
import { appoint, decline, report, spoke, takeOn } from '@/lib/needs/commands/answer'
import { reopenAsked } from '@/lib/needs/commands/partner'
import { undoEvent } from '@/lib/needs/commands/undo'
import {
  appointInput,
  declineInput,
  referralInput,
  reopenAskedInput,
  reportInput,
  sheetInput,
  takeOnInput,
  undoInput,
} from '@/lib/needs/input/partner'
import { sheetStands } from '@/lib/needs/queries/partner'
import { orGone } from './_gone'
import { doneAt, openedAt, undoneAt } from './_paths'

export const takeOnAction = staffAction(takeOnInput, orGone(takeOn), doneAt)
export const declineAction = staffAction(declineInput, orGone(decline), doneAt)
export const spokeAction = staffAction(referralInput, orGone(spoke), doneAt)
export const appointAction = staffAction(appointInput, orGone(appoint), doneAt)
export const reportAction = staffAction(reportInput, orGone(report), doneAt)
export const undoAction = staffAction(undoInput, orGone(undoEvent), undoneAt)
export const reopenAction = staffAction(reopenAskedInput, orGone(reopenAsked), openedAt)
export const sheetAction = askAction(sheetInput, sheetStands)
