'use server'

import { doorAction, stepAction } from '@/app/_shared/action'
import { secondStepPage, signInPage, withBack } from '@/app/_shared/doors'
import { byThisBrowser, forThisBrowser, inThisSession, letIn, lettingGo } from '@/app/_shared/signin'
import { beginFactor, confirmFactor, showDigits, showPaper } from '@/lib/team/commands/factor'
import { signOut } from '@/lib/team/commands/sessions'
import { askLink, enterByCode, enterByLink } from '@/lib/team/commands/signin'
import { paperInput, totpInput } from '@/lib/team/input/factor'
import { askInput, buttonInput, codeInput, keyInput } from '@/lib/team/input/signin'

const account = '/account'

export const askLinkAction = doorAction(askInput, forThisBrowser(askLink), () => '/inloggen/gestuurd')
export const enterByLinkAction = doorAction(keyInput, letIn(byThisBrowser(enterByLink)), (way) => way)
export const enterByCodeAction = doorAction(codeInput, letIn(byThisBrowser(enterByCode)), (way) => way)
// Who sets it up on the own account is in already; the page at the door would send them on.
export const beginFactorAction = stepAction(buttonInput, beginFactor, (_, form) =>
  form.terug === account ? `${account}/tweede-stap` : withBack(secondStepPage, form.terug ?? null),
)
export const confirmFactorAction = stepAction(totpInput, inThisSession(confirmFactor), (_, form) =>
  withBack('/account/herstelcodes', form.terug ?? null),
)
export const showDigitsAction = stepAction(totpInput, inThisSession(showDigits), (_, form) =>
  withBack(signInPage, form.terug ?? null),
)
export const showPaperAction = stepAction(paperInput, inThisSession(showPaper), (_, form) =>
  withBack(signInPage, form.terug ?? null),
)
export const signOutAction = stepAction(buttonInput, lettingGo(signOut), () => `${signInPage}?uit=1`)
