import { notFound } from 'next/navigation'
import { type RunKept, runKept } from '@/lib/planning/queries/runs'
import type { Actor } from '@/lib/tools/access'
import { numberIn } from '../_own'
import { runAt } from '../_paths'

/** The run at this address; nothing is here when there is none. */
export async function runHere(actor: Actor, params: Promise<{ id: string }>, now: Date) {
  const found = await runKept(actor, numberIn((await params).id), now)
  if (!found) notFound()
  return found
}

/** The way back from what is done with a run to the run itself. */
export function backTo({ activityId, title }: RunKept) {
  return { href: runAt(activityId), label: title }
}
