'use server'

import { askAction } from '@/app/_shared/action'
import { ask } from '@/lib/needs/commands/ask'
import { askInput } from '@/lib/needs/input/open'

// Her code stands in the answer to the form alone: never in an address, and a partner cannot ask for it again.
export const askLibraryAction = askAction(askInput, ask)
