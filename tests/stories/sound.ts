import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What holds on every page: a telephone, one heading, no scrolling sideways, and nothing that axe finds. */
export async function soundPage(page: Page, name: string): Promise<void> {
  await fittingPage(page, name)
  expect(await violations(page, name)).toEqual([])
}

/** What can be seen of that without axe, which takes most of the time. */
export async function fittingPage(page: Page, name: string): Promise<void> {
  await expect(page.locator('.help')).toContainText(/06.0000.00\d\d/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  expect(await sideways(page), `${name} scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await brokenTimes(page), `${name} breaks a time over two lines`).toEqual([])
}

/** The times to choose from that do not stand on one line. */
function brokenTimes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.times .card span')]
      .filter((time) => {
        const words = document.createRange()
        words.selectNodeContents(time)
        return new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size > 1
      })
      .map((time) => time.textContent ?? ''),
  )
}

/** What axe finds, by all its rules or only by these. */
export async function violations(page: Page, name: string, rules?: string[]): Promise<string[]> {
  // The older way in: our pages have no frames, and it takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const found = await (rules ? axe.withRules(rules) : axe).analyze()
  return found.violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`)
}

/** How many pixels of a page do not fit beside each other. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
