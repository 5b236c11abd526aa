'use server'

import { staffAction } from '@/app/_shared/action'
import { mapTopic, setDeskTopics } from '@/lib/questions/commands/topics'
import { deskTopicsInput, mapTopicInput } from '@/lib/questions/input'

const home = '/beheer/onderwerpen'

export const setDeskTopicsAction = staffAction(deskTopicsInput, setDeskTopics, () => `${home}?gelukt=plekken`)
export const mapTopicAction = staffAction(
  mapTopicInput,
  mapTopic,
  ({ topic }) => `${home}?gelukt=onderwerp#${topic}`,
)
