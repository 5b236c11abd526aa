import { expect, type Page } from '@playwright/test'

/** Tabs to something and presses Enter there. */
export async function enter(page: Page, target: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Presses Tab until the focus is there; at every stop it can be seen where one is. */
export async function tabTo(page: Page, target: string): Promise<void> {
  for (let stop = 0; stop < 80; stop++) {
    await page.keyboard.press('Tab')
    await expectSeen(page)
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), target)) return
  }
  throw new Error(`the keyboard does not reach ${target}`)
}

/** The answer to a form that was not right is what has the focus, in sight. */
export async function expectSummary(page: Page): Promise<void> {
  await expect(page.locator('.summary')).toBeFocused()
  await expect(page.locator('.summary')).toBeInViewport({ ratio: 1 })
}

/** What has the focus stands in sight, under nothing else, with a line around it. */
export async function expectSeen(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const focused = document.activeElement
        if (!focused || focused === document.body) return 'the page itself'
        const shown = focused.closest('.card') ?? focused
        const { left, right, top, bottom } = focused.getBoundingClientRect()
        const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
        const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
        const covered = !onTop || !(shown.contains(onTop) || onTop.contains(shown))
        const { outlineStyle, outlineWidth } = getComputedStyle(shown)
        const line = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
        const wrong = [!inside && 'out of sight', covered && 'covered', !line && 'without a line']
        return wrong.some(Boolean) ? `${focused.outerHTML.slice(0, 90)}: ${wrong.filter(Boolean)}` : 'seen'
      }),
    )
    .toMatch(/^seen$|^the page itself$/)
}
