'use server'

import { staffAction } from '@/app/_shared/action'
import { copyLines, takeBackLine } from '@/lib/questions/commands/copy'
import { copyLinesInput, takeBackLineInput } from '@/lib/questions/input'
import { monthPath } from './_paths'

export const copyLinesAction = staffAction(copyLinesInput, copyLines, ({ month }, { vestiging }) =>
  monthPath({ month, vestiging, gelukt: 'over' }),
)
export const takeBackLineAction = staffAction(takeBackLineInput, takeBackLine, ({ month }, { vestiging }) =>
  monthPath({ month, vestiging, gelukt: 'terug' }),
)
