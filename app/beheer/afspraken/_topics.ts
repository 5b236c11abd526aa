import { topicWord } from '@/app/_shared/questions/topics'
import { texts } from '@/app/_shared/texts/texts'
import { ownTopics, topicGroups, topics } from '@/lib/network/rules/topics'

/** What nobody can agree about: it says nothing. */
const open = new Set<string>(['weet-niet', 'anders'])

const tickOf = (code: (typeof topics)[number]['code']) => ({
  name: `topic.${code}`,
  label: topicWord(code),
})

/** What only a partner helps with, first; then all else in groups, of which those with something ticked stand open. */
export function topicTicks(chosen: readonly string[]) {
  const { word } = texts('nl')
  return {
    ticks: topics.filter((topic) => 'partnerOnly' in topic).map(({ code }) => tickOf(code)),
    groups: [...topicGroups, 'overig' as const].map((group) => {
      const inside = ownTopics.filter((topic) => topic.group === group && !open.has(topic.code))
      return {
        title: word(`group.${group}`),
        open: inside.some(({ code }) => chosen.includes(code)),
        ticks: inside.map(({ code }) => tickOf(code)),
      }
    }),
  }
}
