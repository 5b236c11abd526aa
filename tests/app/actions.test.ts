import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

describe('an action', () => {
  test('is called after its command: the same verb, and Action', () => {
    const made = globSync('app/**/actions{,.demo}.ts').flatMap((file) =>
      actionsIn(readFileSync(file, 'utf8')),
    )
    expect(made.length).toBeGreaterThan(35)
    expect(made.filter((one) => !isCalledAfter(one))).toEqual([])
  })

  test.each([
    ['export const chooseTime = action(holdInput, whenNotCrowded(hold), () => "")', false],
    ['export const hold = action(holdInput, whenNotCrowded(hold), () => "")', false],
    ['export const saveNameAction = action(\n  nameInput,\n  answerName,\n)', false],
    ['export const holdAction = action(holdInput, whenNotCrowded(hold), () => "")', true],
    ['export const bookCourseAction = growingAction(staffAction(form, bookTogether, doneAt))', true],
    ['export const enterByLinkAction = doorAction(keyInput, letIn(byThisBrowser(enterByLink)), go)', true],
  ])('%j: %j', (line, right) => {
    expect(actionsIn(line).map(isCalledAfter)).toEqual([right])
  })
})

type Named = { name: string; command: string }

/** Of every action its name, and the command inside all that is wrapped around it. */
function actionsIn(source: string): Named[] {
  return [...source.matchAll(/^export const (\w+) =([\s\S]*?)(?=^export|$(?![\s\S]))/gm)].map(
    ([, name = '', made = '']) => ({
      name,
      command: /\w*[aA]ction\(\s*\w+,\s*([\w(]+)/.exec(made)?.[1]?.split('(').at(-1) ?? '',
    }),
  )
}

function isCalledAfter({ name, command }: Named): boolean {
  const [verb] = /^[a-z]+/.exec(command) ?? ['no command']
  return new RegExp(`^${verb}([A-Z]\\w*)?Action$`).test(name)
}
