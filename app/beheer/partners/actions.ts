'use server'

import { staffAction } from '@/app/_shared/action'
import {
  closeOrganisation,
  makeOrganisation,
  openOrganisation,
  setOrganisation,
} from '@/lib/network/commands/organisations'
import { closureAskedInput, closureInput } from '@/lib/network/input/closure'
import { newOrganisationInput, organisationInput } from '@/lib/network/input/organisation'
import { partnerDone } from './_paths'

export const makeOrganisationAction = staffAction(
  newOrganisationInput,
  makeOrganisation,
  partnerDone('gemaakt'),
)
export const setOrganisationAction = staffAction(organisationInput, setOrganisation, partnerDone('bewaard'))
export const closeOrganisationAction = staffAction(closureInput, closeOrganisation, partnerDone('dicht'))
export const openOrganisationAction = staffAction(closureAskedInput, openOrganisation, partnerDone('open'))
