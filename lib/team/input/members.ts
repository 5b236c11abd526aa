import { z } from 'zod'
import { nameText } from '../../residents/input/names'
import { dayText } from '../../tools/typed'

/** Which member, from the row whose button was pressed. */
export const memberInput = z.object({ memberId: z.uuid('choose_one') })

/** The day on which a volunteer promised to keep what residents tell to themselves. */
export const promiseInput = memberInput.extend({
  day: dayText('behind'),
})

/** How someone who works here is called. */
export const renameInput = z.object({ name: nameText })
