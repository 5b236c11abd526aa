import { z } from 'zod'

/** The need that a form showed, so that nothing is done with another that was opened since. */
export const shownNeedInput = z.object({ need: z.uuid('choose_one').optional() })

/** What she says on her own page. */
export const sayInput = shownNeedInput.extend({
  says: z.enum(['nobody_called', 'helped', 'not_yet', 'stop'], { error: 'choose_one' }),
})
