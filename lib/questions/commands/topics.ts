import { eq } from 'drizzle-orm'
import { topicMapping } from '@/db/tables/care'
import { settings } from '@/db/tables/network'
import { type Actor, Forbidden, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { ok, type Result } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import { type Domain, type Provider, usualMapping } from '../rules/mapping'

/** Fixes which topics stand at the desk, and on which place: the first under key 1. */
export async function setDeskTopics(
  actor: Actor,
  input: { topics: string[] },
  now: Date,
): Promise<Result<null, never>> {
  must(actor, 'topics.set')
  if (actor.kind !== 'staff') throw new Forbidden('topics.set')
  const { organisationId } = actor
  const deskTopics = input.topics
  return transaction<null, never>(actor, async (tx) => {
    await tx
      .insert(settings)
      .values({ organisationId, deskTopics })
      .onConflictDoUpdate({ target: settings.organisationId, set: { deskTopics } })
    await note(tx, actor, { verb: 'change', kind: 'topic', why: 'places', rowIds: deskTopics }, now)
    return ok(null)
  })
}

/** Says under which line of the national form a topic is counted, in months before as well; as the list says, it is not kept. */
export async function mapTopic(
  actor: Actor,
  input: { topic: string; domain: Domain; provider: Provider | null },
  now: Date,
): Promise<Result<{ topic: string }, never>> {
  must(actor, 'topics.set')
  const { topic, domain, provider } = input
  const usual = usualMapping(topic)
  return transaction<{ topic: string }, never>(actor, async (tx) => {
    if (domain === usual.domain && provider === usual.provider)
      await tx.delete(topicMapping).where(eq(topicMapping.topic, topic))
    else
      await tx
        .insert(topicMapping)
        .values({ topic, domain, provider })
        .onConflictDoUpdate({ target: topicMapping.topic, set: { domain, provider } })
    await note(tx, actor, { verb: 'change', kind: 'topic', why: 'mapping', rowIds: [topic] }, now)
    return ok({ topic })
  })
}
