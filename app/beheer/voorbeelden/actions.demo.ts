'use server'

import { staffAction } from '@/app/_shared/action'
import { stayOr } from '@/app/_shared/forms/buttons'
import { growingAction } from '@/app/_shared/forms/growing'
import { exampleInput, tryExample } from './_example.demo'

const page = '/beheer/voorbeelden'

export const tryExampleAction = growingAction(
  staffAction(exampleInput, tryExample, stayOr(`${page}?gedaan=blijven#leeg`, `${page}?gedaan=bewaard`)),
)
