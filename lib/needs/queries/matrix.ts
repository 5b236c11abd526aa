import { towns } from '../../network/queries/branches'
import { organisations } from '../../network/queries/organisations'
import { type Actor, must } from '../../tools/access'
import { localDate } from '../../tools/time'
import { type Attention, attentionIn, matrixOf, type TownMatrix } from '../rules/matrix'
import { agreements } from './versions'

/** Who may send what to whom today, municipality by municipality, and for which agreements somebody has to sit down. */
export async function agreementMatrix(
  actor: Actor,
  now: Date,
): Promise<{ towns: TownMatrix[]; attention: Attention[] }> {
  must(actor, 'agreements.see')
  const [places, everybody, agreed] = await Promise.all([
    towns(actor),
    organisations(actor, now),
    agreements(actor, now),
  ])
  const today = localDate(now)
  return { towns: matrixOf(places, everybody, agreed, today), attention: attentionIn(agreed, today) }
}
