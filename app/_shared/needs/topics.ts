import { topicGroups, topics } from '@/lib/network/rules/topics'
import { texts } from '../texts/texts'

/** Everything that somebody can be asked to help with, in the groups in which people look for it. */
export function needTopics() {
  const { word } = texts('nl')
  return [...topicGroups, 'overig' as const].map((group) => ({
    group: word(`group.${group}`),
    options: topics
      .filter(({ code, group: own }) => own === group && code !== 'cursus' && code !== 'weet-niet')
      .map(({ code }) => ({ value: code, label: word(`topic.${code}`) })),
  }))
}
