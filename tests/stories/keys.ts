import type { Page } from '@playwright/test'

/** A keyboard that counts what is pressed, apart from a name and a number: those take what they take. */
export class Keys {
  count = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
    this.count += keys.length
  }
  /** Letters that choose in a list. */
  async choose(letters: string): Promise<void> {
    await this.page.keyboard.type(letters)
    this.count += letters.length
  }
  /** A name, a number or a code, which is not counted. */
  async say(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }
  /** Tab until something has the focus. */
  async to(target: string): Promise<void> {
    for (let stops = 0; stops < 20; stops += 1) {
      if (await this.page.evaluate((wanted) => document.activeElement?.matches(wanted), target)) return
      await this.press('Tab')
    }
    throw new Error(`the keyboard does not come to ${target}`)
  }
  /** The first stop of every page leads past everything to its text. */
  async skip(): Promise<void> {
    await this.press('Tab', 'Enter')
    await this.page.locator('main:focus').waitFor()
  }
  /** How many were pressed since this was asked last. */
  taken(): number {
    const { count } = this
    this.count = 0
    return count
  }
}

/** Most keys of a question, and of a booking apart from name and number. */
export const mostKeys = { question: 12, booking: 25 }

/** Questions as they come in: the keys, and the topic that is then written down. */
export const askedByKeys: [keys: string[], topic: string][] = [
  [['1', 'u', 'g'], 'DigiD-app instellen'],
  [['0', 's', 'k'], 'Huis zoeken'],
  [['7', 't', 'g'], 'Printen of scannen'],
  [['2', 'u', 'd', 'l'], 'DigiD aanvragen'],
  [['z', ...'stufi', 'Enter', 'u', 'g'], 'Studiefinanciering'],
  [['z', ...'toesl', 'Enter', 's', 'n'], 'Zorgtoeslag'],
  [['z', ...'cjib', 'Enter', 'v', 'a'], 'Boete'],
]

/**
 * On the page for the telephone: what and where are chosen, the first free time, a name and a number; what is shown then
 * can be read, and it is made.
 */
export async function bookByKeys(
  keys: Keys,
  wanted: { topic: string; branch: string; name: string; number: string },
  read = async () => {},
): Promise<void> {
  await keys.choose(wanted.topic)
  await keys.to('[name=vestiging]')
  await keys.choose(wanted.branch)
  await keys.to('main [type=submit]')
  await keys.press('Enter')
  await keys.page.waitForURL(/onderwerp=/)
  await keys.page.locator('[name=choice]:focus').first().waitFor()
  await keys.press('Space')
  await keys.to('[name=name]')
  await keys.say(wanted.name)
  await keys.to('[name=contact]')
  await keys.say(wanted.number)
  await read()
  await keys.press('Enter')
}
