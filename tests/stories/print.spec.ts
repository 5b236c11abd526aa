import type { Page } from '@playwright/test'
import { expect, test } from './story'
import { walkConsultation, walkCourse } from './walk'

// A walk through all pages takes longer than a story.
test.describe.configure({ timeout: 180_000 })

/** 18 points, in the pixels of a browser. */
const large = 24

for (const [language, which] of [
  ['nl', 0],
  ['ar', 10],
] as const) {
  test(`an appointment prints as one large card on one sheet, without topic or partner (${language}) @script`, async ({
    page,
  }) => {
    const papers: string[] = []
    await walkConsultation(page, { language, branch: 'abcoude', which }, async (name) => {
      if (['made', 'card', 'mine'].includes(name))
        papers.push(await paper(page, language === 'nl' ? 'A6' : 'A5'))
    })
    expect(papers).toHaveLength(3)
    for (const text of papers) {
      expect(text).toMatch(/[34679ACDEFGHJKMNPQRTUVWXY]{6}/)
      expect(text).toMatch(/1\d[.:]\d\d – 1\d[.:]\d\d/)
      expect(text).toContain('Abcoude')
      expect(text).toContain('Demo Riet')
      expect(text).toMatch(/06 0000 00\d\d/)
      expect(text).not.toMatch(/DigiD|aanvragen/)
    }
  })
}

for (const [language, format] of [
  ['nl', 'A6'],
  ['ar', 'A5'],
] as const) {
  test(`a course prints as one large card of ${format} with all its days, without its name (${language}) @script`, async ({
    page,
  }) => {
    const papers: string[] = []
    await walkCourse(page, { language, course: 'Klik & Tik' }, async (name) => {
      if (!['made-course', 'card-course', 'mine-course'].includes(name)) return
      const days = await page.locator('.print-card .lessons-of > span').first().textContent()
      expect(days?.match(/\d+/g)).toHaveLength(8)
      papers.push(await paper(page, format))
    })
    expect(papers).toHaveLength(3)
    for (const text of papers) expect(text).not.toContain('Klik')
  })
}

/** Prints a page, sees that it is one large card and nothing else, and answers with what stands on it. */
async function paper(page: Page, format: 'A5' | 'A6'): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  for (const part of ['.help', '.head', 'footer', '.demo', 'form', 'h1', 'a', 'button'])
    expect(await page.locator(part).filter({ visible: true }).count(), `${part} on paper`).toBe(0)
  const smallest = await page
    .locator('.print-card')
    .evaluate((card) =>
      Math.min(
        ...[card, ...card.querySelectorAll('*')].map((part) =>
          Number.parseFloat(getComputedStyle(part).fontSize),
        ),
      ),
    )
  expect(smallest).toBeGreaterThanOrEqual(large)
  const pdf = await page.pdf({ format })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g), `pages of ${page.url()}`).toHaveLength(1)
  const text = await page.locator('.print-card').textContent()
  await page.emulateMedia({ media: null })
  return text?.replaceAll('\u00a0', ' ').replaceAll('\u2060', '') ?? ''
}
