import { canBeAsked, ownTopics, topicGroups } from '@/lib/network/rules/topics'
import { texts } from './texts'

/** What the library helps somebody with, in the groups in which people look for it; a course is something else. */
export function topicOptions() {
  return topicOptionsAt(null)
}

/** What can be asked at a time: everything, or only these. */
export function topicOptionsAt(topics: readonly string[] | null) {
  const { word } = texts('nl')
  const groups = [...topicGroups, 'overig' as const].map((group) => ({
    group: word(`group.${group}`),
    options: ownTopics
      .filter(({ code, ...topic }) => topic.group === group && code !== 'cursus' && canBeAsked(code, topics))
      .map(({ code }) => ({ value: code, label: word(`topic.${code}`) })),
  }))
  return groups.filter(({ options }) => options.length > 0)
}

/** That at a time only this can be asked: "alleen voor DigiD aanvragen en Zorgtoeslag"; nothing where it is everything. */
export function onlyWords(topics: readonly string[] | null): string | null {
  const options = topics === null ? [] : topicOptionsAt(topics).flatMap((group) => group.options)
  return options.length > 0 ? `alleen voor: ${list.format(options.map(({ label }) => label))}` : null
}

const list = new Intl.ListFormat('nl', { type: 'conjunction' })
