import { createHash } from 'node:crypto'
import { test as plain } from '@playwright/test'
import { localDate } from '../../lib/tools/time'
import { behindTheStories } from './steps'

export { expect } from '@playwright/test'

/** The branches that the story of this moment made for itself, by their slugs. */
export const branchesOfStory: string[] = []

/**
 * A story of somebody who comes from an address of their own: the house counts tries per address. All of them share a few
 * small days, and leave much half filled in: here that may take all of a day.
 */
export const test = plain.extend<{ closes: undefined }, { roomy: undefined }>({
  // A branch of one story is in no list of the others: with more than twelve of them they find theirs another way.
  closes: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is asked for.
    async ({}, use) => {
      await use(undefined)
      const made = branchesOfStory.splice(0)
      if (made.length > 0)
        await behindTheStories(
          (sql) => sql`update branch set closed_from = ${localDate(new Date())} where slug = any(${made})`,
        )
    },
    { auto: true },
  ],
  roomy: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is asked for.
    async ({}, use) => {
      await behindTheStories(
        (sql) => sql`insert into settings (organisation_id, hold_one_in)
          select id, 1 from organisation where kind = 'library'
          on conflict (organisation_id) do update set hold_one_in = 1`,
      )
      await use(undefined)
    },
    { scope: 'worker', auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is asked for.
  extraHTTPHeaders: async ({}, use, story) => use({ 'x-forwarded-for': addressOf(story.testId) }),
})

function addressOf(testId: string): string {
  const [a, b, c] = createHash('sha256').update(testId).digest()
  return `10.${a}.${b}.${c}`
}
