'use server'

import { staffAction } from '@/app/_shared/action'
import { storeVisits } from '@/lib/questions/commands/store'
import { visitInput } from '@/lib/questions/input'
import { storedAt } from './_next'

export const storeVisitsAction = staffAction(visitInput, storeVisits, (_, form) => storedAt(form))
