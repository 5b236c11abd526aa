import { asc, eq } from 'drizzle-orm'
import { topicMapping } from '@/db/tables/care'
import { settings, usualDeskTopics } from '@/db/tables/network'
import { isTopic, type TopicCode } from '../../network/rules/topics'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'
import { asActor } from '../../tools/transaction'
import type { OwnMapping } from '../rules/mapping'

/** The topics that the library fixed at its desk, in the order of their keys. */
export async function deskTopics(actor: Actor): Promise<TopicCode[]> {
  must(actor, 'desk.work')
  const own = actor.kind === 'staff' ? actor.organisationId : 0
  const [row] = await database()
    .select({ topics: settings.deskTopics })
    .from(settings)
    .where(eq(settings.organisationId, own))
  return (row?.topics ?? usualDeskTopics).filter(isTopic)
}

/** Which topics the library counts elsewhere than the list says, in the order of the alphabet. */
export async function topicMappings(actor: Actor): Promise<OwnMapping[]> {
  must(actor, 'desk.work')
  return asActor(actor, (tx) =>
    tx
      .select({ topic: topicMapping.topic, domain: topicMapping.domain, provider: topicMapping.provider })
      .from(topicMapping)
      .orderBy(asc(topicMapping.topic)),
  )
}
