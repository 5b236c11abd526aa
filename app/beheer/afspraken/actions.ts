'use server'

import { staffAction } from '@/app/_shared/action'
import { growingAction } from '@/app/_shared/forms/growing'
import {
  endAgreement,
  makeAgreement,
  makeVersion,
  setContacts,
  setReview,
} from '@/lib/needs/commands/agreements'
import { contactsInput, newAgreementInput, newVersionInput } from '@/lib/needs/input/agreement'
import { endInput, reviewInput } from '@/lib/needs/input/ending'
import { agreementDone, endedAt } from './_paths'

export const makeAgreementAction = growingAction(
  staffAction(newAgreementInput, makeAgreement, agreementDone('gemaakt')),
)
export const makeVersionAction = growingAction(
  staffAction(newVersionInput, makeVersion, agreementDone('versie')),
)
export const setContactsAction = growingAction(
  staffAction(contactsInput, setContacts, agreementDone('contact')),
)
export const endAgreementAction = staffAction(endInput, endAgreement, endedAt)
export const setReviewAction = staffAction(reviewInput, setReview, agreementDone('bekeken'))
