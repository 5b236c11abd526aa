import type { Page } from '@playwright/test'
import { aGuardedNeed, openWithCode } from './need-steps'
import { fittingPage, sideways, soundPage, violations } from './sound'
import { ownNumber } from './steps'
import { expect, test } from './story'
import { walkConsultation, walkCourse } from './walk'

// A whole walk with axe on every page takes longer than a story that only walks.
test.describe.configure({ timeout: 300_000 })

// English has the pages of Dutch with other words: axe sees both directions, and every page that is not on a walk.
for (const [index, [language, look]] of Object.entries({
  nl: soundPage,
  en: fittingPage,
  ar: soundPage,
}).entries()) {
  test(`on the whole way to an appointment and back, ${language}, every page has a telephone, fits 320 px, and is sound @script`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    const walk = { language, branch: 'mijdrecht', which: 5 + 10 * index }
    await walkConsultation(page, walk, (name) => look(page, name))
  })

  test(`on the whole way to a course, ${language}, every page has a telephone, fits 320 px, and is sound @script`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await walkCourse(page, { language, course: 'Veilig online' }, (name) => look(page, name))
  })
}

for (const [language, look] of Object.entries({ nl: soundPage, en: fittingPage, ar: soundPage })) {
  test(`what a resident sees of her need, ${language}, has a telephone, fits 320 px, and is sound @script`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await openWithCode(page, await aGuardedNeed({ contact: ownNumber() }), language)
    await look(page, `${language}/afspraak/vraag`)
    await page.goto(`/${language}/afspraak/vraag/stoppen`)
    await look(page, `${language}/afspraak/vraag/stoppen`)
  })
}

for (const [index, [mode, media]] of Object.entries({
  'in the dark': { colorScheme: 'dark' },
  'in forced colours': { forcedColors: 'active' },
} as const).entries()) {
  test(`${mode} every page keeps its contrast, and every control an edge that can be seen @script`, async ({
    page,
  }) => {
    await page.emulateMedia(media)
    const look = async (name: string) => {
      expect(await violations(page, name, ['color-contrast'])).toEqual([])
      expect(await controlsWithoutEdge(page), `${name} has controls without an edge`).toEqual([])
    }
    await walkConsultation(page, { language: 'nl', branch: 'mijdrecht', which: 35 + 8 * index }, look)
  })
}

test('enlarged to 400 %, an appointment can be made and cancelled by scrolling in one direction only', async ({
  page,
}, info) => {
  // What is left of a screen of 1280 × 1024.
  await page.setViewportSize({ width: 320, height: 256 })
  const which = info.project.name === 'with JavaScript' ? 52 : 60
  await walkConsultation(page, { language: 'nl', branch: 'mijdrecht', which }, async (name) => {
    expect(await sideways(page), `${name} scrolls sideways`).toBeLessThanOrEqual(0)
    expect(await coveredHeight(page), `${name} has something that stays in sight`).toBeLessThan(256 / 3)
  })
})

/** How much of the window stands still while the page scrolls, in pixels. */
function coveredHeight(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((part) => ['fixed', 'sticky'].includes(getComputedStyle(part).position))
      .reduce((sum, part) => sum + part.getBoundingClientRect().height, 0),
  )
}

/** The visible controls whose border has the colour of what is behind them, or no width. */
function controlsWithoutEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>('main :is(.button, .card, input.text)')
    const behind = (part: Element | null): string => {
      if (!part) return getComputedStyle(document.documentElement).backgroundColor
      const color = getComputedStyle(part).backgroundColor
      return /^rgba\(.*, 0\)$/.test(color) ? behind(part.parentElement) : color
    }
    return [...controls]
      .filter((part) => part.checkVisibility())
      .filter((part) => {
        const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(part)
        const drawn = Number.parseFloat(borderTopWidth) >= 1 && borderTopStyle !== 'none'
        return !drawn || borderTopColor === behind(part.parentElement)
      })
      .map((part) => part.outerHTML.slice(0, 120))
  })
}
