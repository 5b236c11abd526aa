'use server'

import { staffAction } from '@/app/_shared/action'
import { undoNeed } from '@/lib/needs/commands/end'
import { withdrawAsked } from '@/lib/needs/commands/partner'
import { askedNeedInput } from '@/lib/needs/input/partner'

export const withdrawAskedAction = staffAction(
  askedNeedInput,
  withdrawAsked,
  () => '/partner/gevraagd?klaar=gestopt',
)
export const undoAskedAction = staffAction(askedNeedInput, undoNeed, () => '/partner/gevraagd?klaar=weg')
