import { createHash } from 'node:crypto'
import { test as plain } from '@playwright/test'

export { expect } from '@playwright/test'

/** A story of somebody who comes from an address of their own: the house counts tries per address. */
export const test = plain.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is asked for.
  extraHTTPHeaders: async ({}, use, story) => use({ 'x-forwarded-for': addressOf(story.testId) }),
})

function addressOf(testId: string): string {
  const [a, b, c] = createHash('sha256').update(testId).digest()
  return `10.${a}.${b}.${c}`
}
