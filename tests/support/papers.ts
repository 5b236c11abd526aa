import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A text of ours, by its path from the root. */
export type Paper = { path: string; text: string }

/** What a paper can point at. */
export type House = {
  isThere: (path: string) => boolean
  scripts: string[]
  /** Patterns of addresses that a page or a route answers. */
  addresses: RegExp[]
  variables: Set<string>
}

/** The papers that somebody reads who does not know the code yet. */
export function papersBelow(root: string): Paper[] {
  return globSync(['*.md', 'docs/*.md', 'docs/decisions/*.md', '.env.example'], { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** What there is to point at in the house below `root`. */
export function houseBelow(root: string): House {
  const sources = globSync('{app,lib,db,emails}/**/*.{ts,tsx,mjs}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('db/migrations'))
  const texts = sources.map((path) => readFileSync(join(root, path), 'utf8'))
  return {
    isThere: (path) => existsSync(join(root, path)),
    scripts: Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts),
    addresses: sources.flatMap(addressOf),
    variables: new Set(texts.flatMap(variablesIn)),
  }
}

/** Every way in which a paper names what is not there, as sentences; an empty list means none. */
export function untrue({ path, text }: Paper, house: House): string[] {
  const named = [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word)
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to)
  const missing = [
    ...named.filter((word) => isPath(word) && !isPattern(word) && !house.isThere(word)),
    ...links
      .filter((to) => !/^(https?:|#)/.test(to))
      .map((to) => posix.join(posix.dirname(path), to.split('#')[0] ?? ''))
      .filter((to) => !house.isThere(to)),
    ...[...text.matchAll(/npm run ([\w:-]+)/g)].flatMap(([, script = '']) =>
      house.scripts.includes(script) ? [] : [`npm run ${script}`],
    ),
    ...named.filter((word) => isAddress(word) && !house.addresses.some((one) => one.test(word))),
    ...[...variablesNamed(text)].filter((name) => !house.variables.has(name)),
  ]
  return missing.map((what) => `${path}: there is no ${what}`)
}

/** The settings that a paper names: `SMTP_URL`, `DEMO=1`, a line of a file of settings, the first column of a table. */
export function variablesNamed(text: string): Set<string> {
  const rows = [...text.matchAll(/^\|([^|]+)\|/gm)].map(([, cell]) => cell).join('\n')
  const name = '[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*'
  const found = [
    ...text.matchAll(new RegExp(`\`(${name}_[A-Z0-9]+)\``, 'g')),
    ...text.matchAll(new RegExp(`\`(${name})=`, 'g')),
    ...text.matchAll(new RegExp(`^#?(${name})=`, 'gm')),
    ...rows.matchAll(new RegExp(`\`(${name})\``, 'g')),
  ]
  return new Set(found.map(([, variable = '']) => variable))
}

/** What a source reads of its surroundings: `env.PORT`, the names that it takes out of `env`, or a list of such names. */
function variablesIn(source: string): string[] {
  const taken = [...source.matchAll(/\{([^{}]*)\} = env\b/g)].flatMap(([, names = '']) => names.split(','))
  return [
    ...[...source.matchAll(/\benv\.([A-Z][A-Z0-9_]*)/g)].map(([, name = '']) => name),
    ...taken.map((one) => one.split(':')[0]?.trim() ?? ''),
    ...[...source.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(([, name = '']) => name),
  ]
}

function addressOf(file: string): RegExp[] {
  const [, address] = /^app((?:\/[^/]+)*)\/(?:page(?:\.demo)?\.tsx|route\.ts)$/.exec(file) ?? []
  if (address === undefined) return []
  const spoken = address.replace('/[language]', '/(?:nl|en|ar)').replaceAll(/\[\w+\]/g, '[^/]+')
  return [new RegExp(`^${spoken || '/'}$`)]
}

/** Only what stands in a folder of ours or says its kind at the root; `input.ts` may stand anywhere. */
const isPath = (word: string) => /^(app|lib|db|emails|tests|docs)\/[\w./[\]-]*$/.test(word)
/** `app/…/page.tsx` and `texts/*.json` are many files. */
const isPattern = (word: string) => /[…*]/.test(word)
const isAddress = (word: string) => /^\/[a-z][\w/.-]*$/.test(word) && !word.startsWith('/var/')
