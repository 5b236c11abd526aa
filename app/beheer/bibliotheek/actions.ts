'use server'

import { staffAction } from '@/app/_shared/action'
import { fileAction } from '@/app/_shared/file-action'
import { addBranch, changeBranch, saveOpeningHours } from '@/lib/network/commands/branches'
import { removeLogo, saveLibrary, saveLogo, saveRules } from '@/lib/network/commands/library'
import { addMunicipality, renameMunicipality } from '@/lib/network/commands/municipalities'
import { addOwnAddress, dropOwnAddress } from '@/lib/network/commands/own-addresses'
import { moveInput, noMoveInput } from '@/lib/network/input/address'
import { branchInput, newBranchInput } from '@/lib/network/input/branch'
import { libraryInput } from '@/lib/network/input/library'
import { logoInput, noLogoInput } from '@/lib/network/input/logo'
import { openingHoursInput } from '@/lib/network/input/opening'
import { dropAddressInput, ownAddressInput } from '@/lib/network/input/own-address'
import { closeBranchInput, municipalityInput, newMunicipalityInput } from '@/lib/network/input/places'
import { rulesInput } from '@/lib/network/input/rules'
import { branchToClose } from '@/lib/network/queries/own-branches'
import { LOGO_BYTES } from '@/lib/network/rules/logo'
import { moveHouse } from '@/lib/rescheduling/commands/relocate'
import { askMove } from '@/lib/rescheduling/queries/relocate'
import {
  addressesPath,
  branchDone,
  hitsOf,
  hoursNext,
  libraryPath,
  logoPath,
  movedTo,
  moveShownAt,
  townsPath,
  withDone,
} from './_paths'

export const saveLibraryAction = staffAction(libraryInput, saveLibrary, withDone(libraryPath, 'bewaard'))
export const saveLogoAction = fileAction(
  'logo',
  LOGO_BYTES,
  staffAction(logoInput, saveLogo, withDone(logoPath, 'bewaard')),
)
export const removeLogoAction = staffAction(noLogoInput, removeLogo, withDone(logoPath, 'weg'))
export const saveRulesAction = staffAction(rulesInput, saveRules, withDone(libraryPath, 'bewaard'))
export const addMunicipalityAction = staffAction(
  newMunicipalityInput,
  addMunicipality,
  withDone(townsPath, 'gemaakt'),
)
export const renameMunicipalityAction = staffAction(
  municipalityInput,
  renameMunicipality,
  withDone(townsPath, 'bewaard'),
)
export const addBranchAction = staffAction(newBranchInput, addBranch, hoursNext)
export const changeBranchAction = staffAction(branchInput, changeBranch, branchDone('bewaard'))
export const askMoveAction = staffAction(moveInput, askMove, moveShownAt)
export const moveNotAction = staffAction(noMoveInput, moveHouse, movedTo)
export const moveHouseAction = staffAction(moveInput, moveHouse, movedTo)
export const saveOpeningHoursAction = staffAction(openingHoursInput, saveOpeningHours, branchDone('uren'))
export const branchToCloseAction = staffAction(closeBranchInput, branchToClose, hitsOf)
export const addOwnAddressAction = staffAction(
  ownAddressInput,
  addOwnAddress,
  withDone(addressesPath, 'erbij'),
)
export const dropOwnAddressAction = staffAction(
  dropAddressInput,
  dropOwnAddress,
  withDone(addressesPath, 'weg'),
)
