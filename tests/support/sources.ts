import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'

export type SourceFile = { path: string; source: string }

/** All sources of the project below `root`, without what others wrote or a machine made. */
export function sourcesBelow(root: string): SourceFile[] {
  const found: SourceFile[] = []
  const take = (path: string) => found.push({ path, source: readFileSync(join(root, path), 'utf8') })
  const visit = (folder: string) => {
    for (const name of readdirSync(join(root, folder))) {
      const path = posix.join(folder, name)
      if (name === 'node_modules' || name.startsWith('.') || path === 'db/migrations') continue
      if (statSync(join(root, path)).isDirectory()) visit(path)
      else if (/\.(ts|tsx|mjs)$/.test(name)) take(path)
    }
  }
  for (const folder of ['app', 'db', 'emails', 'lib', 'tests']) visit(folder)
  for (const path of readdirSync(root)) if (/\.(ts|mjs)$/.test(path)) take(path)
  return found
}

/** What a file asks of another one. */
export type Import = { target: string; local: boolean; typeOnly: boolean; written: string }

/** Everything a file imports, exports from elsewhere, or loads later. */
export function importsOf(file: SourceFile): Import[] {
  const patterns = [
    /^\s*(?:import|export)\s+(type\s+)?(?:[\w*\s{},]|\$)*?from\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s+()['"]([^'"]+)['"]/gm,
    /\bimport\(()\s*['"]([^'"]+)['"]\s*\)/g,
  ]
  const code = withoutComments(file.source)
  return patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map(([, type, specifier = '']) => ({
      ...resolved(file.path, specifier),
      typeOnly: Boolean(type),
      written: specifier,
    })),
  )
}

function resolved(from: string, specifier: string): { target: string; local: boolean } {
  const bare = specifier.replace(/\.(ts|tsx|mjs|js)$/, '')
  if (bare.startsWith('@/')) return { target: bare.slice(2), local: true }
  if (bare.startsWith('.')) return { target: posix.join(posix.dirname(from), bare), local: true }
  return { target: specifier, local: false }
}

/** A function that others may call, with whether it is explained. */
export type ExportedFunction = { name: string; parameters: string; explained: boolean }

/** The functions that a file offers. */
export function exportedFunctions(file: SourceFile): ExportedFunction[] {
  const pattern =
    /^export (?:async )?function\*?\s+(\w+)\s*(?:<[^(]*>)?\(([^)]*)|^export const (\w+)(?::[^=\n]+)? = (?:\w+\()?(?:async )?\(([^)]*)\)(?::[^=]+)? =>/gm
  return [...file.source.matchAll(pattern)].map((found) => ({
    name: found[1] ?? found[3] ?? '',
    parameters: (found[2] ?? found[4] ?? '').trim(),
    explained: /\*\/\s*$/.test(file.source.slice(0, found.index)),
  }))
}

/** In which of the big folders a file stands. */
export function areaOf(path: string): string {
  return path.split('/')[0] ?? ''
}

/** The code without comments. */
export function codeOf(file: SourceFile): string {
  return withoutComments(file.source)
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

type Declared = { name: string; lines: number }

/**
 * Functions, arrows with a name and methods, with how many lines they take from name to end. A declaration ends before
 * the next line that stands as far to the left and closes nothing: Biome has laid them out.
 */
export function functionsOf(file: SourceFile): Declared[] {
  const lines = codeOf(file).split('\n')
  return lines.flatMap((line, first) => {
    const end = endOf(lines, first)
    const name = nameOf(lines.slice(first, end).join('\n'))
    return name === null || line.trim() === '' ? [] : [{ name, lines: end - first }]
  })
}

function endOf(lines: string[], first: number): number {
  const margin = (line: string) => line.length - line.trimStart().length
  const own = margin(lines[first] ?? '')
  const after = lines.findIndex((line, i) => {
    if (i <= first || line.trim() === '') return false
    return margin(line) < own || (margin(line) === own && !/^\s*[})\]>]/.test(line))
  })
  let end = after < 0 ? lines.length : after
  while (lines[end - 1]?.trim() === '') end -= 1
  return end
}

const declarations = [
  /^\s*(?:export )?(?:default )?(?:async )?function\*? (\w+)/,
  /^\s*(?:export )?const (\w+)(?:: [^=]+)? = (?:\w+\()?(?:async )?(?:<[^(]*>)?(?:\([^)]*\)|\w+)(?:: [^=]+)? =>/,
  /^\s+(?:(?:async|static|private|override|get|set) )*(?!(?:if|for|while|switch|catch) )(\w+)\([^)]*\)(?:: [^={]+)? \{\n/,
]

function nameOf(declaration: string): string | null {
  for (const pattern of declarations) {
    const found = pattern.exec(declaration)
    if (found) return found[1] ?? null
  }
  return null
}
