import type { Page } from '@playwright/test'

/**
 * Does with every page what a browser that translates does: in the place of each text come elements of its own with
 * another text in them, also of what comes later. The other text says the same: what is old on a page stays old.
 * Answers with the list of what went wrong on the pages.
 */
export async function translating(page: Page, when: 'at once' | 'at work' = 'at work'): Promise<string[]> {
  const failures: string[] = []
  page.on('pageerror', (error) => failures.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Minified React error|removeChild|insertBefore/.test(message.text()))
      failures.push(`${page.url()}: ${message.text()}`)
  })
  await page.addInitScript(translator, when)
  return failures
}

function translator(when: string): void {
  const passed = 'script, style, textarea, [translate="no"], font'
  const wrap = (text: Text) => {
    const parent = text.parentElement
    if (!text.data.trim() || !parent || parent.closest(passed)) return
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    outer.append(inner)
    text.replaceWith(outer)
    // Another text comes in its place: one that only moved would still be the one that React writes to.
    inner.append(text.data)
  }
  const below = (node: Node): Text[] => {
    if (node instanceof Text) return [node]
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    while (walker.nextNode()) found.push(walker.currentNode as Text)
    return found
  }
  const begin = () => {
    below(document.body).forEach(wrap)
    document.documentElement.classList.add('translated-ltr')
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) below(node).forEach(wrap)
    }).observe(document.body, { childList: true, subtree: true })
  }
  // A browser begins when the page is there; here, once the script is at work and has nothing left to do.
  const atWork = () =>
    [...document.querySelectorAll('form')].every((form) =>
      Object.keys(form).some((key) => key.startsWith('__reactProps')),
    )
  const wait = () => (atWork() ? requestIdleCallback(begin) : requestIdleCallback(wait))
  if (when === 'at once') addEventListener('DOMContentLoaded', begin)
  else addEventListener('load', () => requestIdleCallback(wait))
}

/** Waits until a page has been translated. */
export async function translated(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement?.classList.contains('translated-ltr'))
}
