'use server'

import { action, doorAction } from '@/app/_shared/action'
import {
  forgetting,
  type Guest,
  handInSum,
  renewing,
  withOpenedBooking,
  withOpenedNeed,
  withVisitor,
} from '@/app/_shared/guest'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { confirm } from '@/lib/bookings/commands/confirm'
import { changeContact } from '@/lib/bookings/commands/contact'
import { hold, holdOrWait } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import {
  anyInput,
  confirmInput,
  courseInput,
  holdInput,
  moveInput,
  shownInput,
} from '@/lib/bookings/input/book'
import { contactOfInput } from '@/lib/bookings/input/contact'
import { answerContact, answerLaptop, answerName, answerTopic, endGuest } from '@/lib/drafts/commands'
import { laptopInput, pageAfterSum, sumInput, topicInput } from '@/lib/drafts/input'
import { say, withdrawConsent } from '@/lib/needs/commands/resident'
import { sayInput, shownNeedInput } from '@/lib/needs/input/resident'
import { codeInput } from '@/lib/residents/input/code'
import { nameInput } from '@/lib/residents/input/names'
import { contactInput } from '@/lib/residents/input/reach'
import { openByEither } from './_open'

// Where `wijzig` is sent along, the answer goes straight back to the check page.
const check = 'gegevens/klopt-het'

export const answerTopicAction = action(topicInput, answerTopic, (_, form) =>
  form.wijzig ? check : 'hulp/vestiging',
)
export const holdAction = action(holdInput, withVisitor(hold), (_, form) =>
  form.wijzig ? check : 'gegevens/naam',
)
export const holdOrWaitAction = action(courseInput, withVisitor(holdOrWait), () => 'gegevens/naam')
export const answerNameAction = action(nameInput, renewing(answerName), (_, form) =>
  form.wijzig ? check : 'gegevens/bereiken',
)
export const answerContactAction = action(contactInput, renewing(answerContact), (_, form) =>
  form.kind === 'course' && !form.wijzig ? 'gegevens/laptop' : check,
)
export const answerLaptopAction = action(laptopInput, answerLaptop, () => check)
export const confirmAction = action(confirmInput, renewing(withVisitor(confirm)), () => 'afspraak/gemaakt')
export const openByCodeAction = action(codeInput, renewing(withVisitor(openByEither)), ({ page }) => page)
export const sayAction = action(sayInput, withOpenedNeed(say), ({ says }) => `afspraak/vraag?gezegd=${says}`)
export const withdrawConsentAction = action(
  shownNeedInput,
  withOpenedNeed(withdrawConsent),
  () => 'afspraak/vraag?gezegd=not_them',
)
export const cancelBookingAction = action(shownInput, withOpenedBooking(cancelBooking), () => 'afspraak/mijn')
export const moveBookingAction = action(
  moveInput,
  withOpenedBooking(moveBooking<Guest>),
  () => 'afspraak/mijn?verzet=1',
)
export const changeContactAction = action(
  contactOfInput,
  withVisitor(withOpenedBooking(changeContact)),
  () => 'afspraak/mijn?bereikt=1',
)
export const acceptOfferAction = action(shownInput, withOpenedBooking(acceptOffer), () => 'afspraak/gemaakt')
export const endGuestAction = action(anyInput, forgetting(endGuest), () => '')
export const handInSumAction = action(sumInput, handInSum, (_, form) => pageAfterSum(form.naar))
export const handInSumAtDoorAction = doorAction(
  sumInput,
  handInSum,
  (_, form) => `/${pageAfterSum(form.naar)}`,
)
