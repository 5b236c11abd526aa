import { ownTopics, topicGroups } from '@/lib/network/rules/topics'
import { texts } from './texts'

/** What the library helps somebody with, in the groups in which people look for it; a course is something else. */
export function topicOptions() {
  const { word } = texts('nl')
  return [...topicGroups, 'overig' as const].map((group) => ({
    group: word(`group.${group}`),
    options: ownTopics
      .filter((topic) => topic.group === group && topic.code !== 'cursus')
      .map(({ code }) => ({ value: code, label: word(`topic.${code}`) })),
  }))
}
