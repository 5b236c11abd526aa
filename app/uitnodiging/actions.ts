'use server'

import { doorAction } from '@/app/_shared/action'
import { letIn } from '@/app/_shared/signin'
import { acceptInvitation } from '@/lib/team/commands/invitations'
import { keyInput } from '@/lib/team/input/signin'

export const acceptInvitationAction = doorAction(keyInput, letIn(acceptInvitation), (way) => way)
