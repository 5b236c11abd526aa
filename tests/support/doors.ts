import { posix } from 'node:path'
import { doorOf } from '@/app/_shared/doors'

/** Sources by their path from the root. */
export type Sources = ReadonlyMap<string, string>

/** Every page and route that stands in no door, or does not ask for the right of the door it stands in, as sentences. */
export function unguarded(sources: Sources): string[] {
  return pagesIn(sources).flatMap(({ file, address }) => {
    const door = doorOf(address)
    if (!door) return [`${file}: ${address} stands in no door`]
    if (door.right === null) return []
    const asked = [...askedBy(file, sources)].join(' and ') || 'nothing'
    return asked === door.at ? [] : [`${file}: stands in the door ${door.at} and asks ${asked}`]
  })
}

/** The addresses of all pages and routes that are neither the resident's nor for programs; the library's mark is everybody's. */
export function pagesIn(sources: Sources): { file: string; address: string }[] {
  return [...sources.keys()].flatMap((file) => {
    const [, address] =
      /^app(\/(?!\[language\]|api\/|logo\.png\/|_).*)\/(?:page(?:\.demo)?\.tsx|route\.ts)$/.exec(file) ?? []
    return address ? [{ file, address }] : []
  })
}

/** At which doors a page asks, itself or through what stands beside it. */
function askedBy(file: string, sources: Sources, seen = new Set<string>()): Set<string> {
  const source = sources.get(file) ?? ''
  seen.add(file)
  const asked = [...source.matchAll(/\bawait workerHere\('([^']+)'\)/g)].map(([, at]) => at ?? '')
  const beside = [...source.matchAll(/from '(\.[^']*\/_[^'/]+)'/g)].flatMap(([, path]) => {
    const bare = posix.join(posix.dirname(file), path ?? '')
    return [`${bare}.ts`, `${bare}.tsx`].filter((one) => sources.has(one) && !seen.has(one))
  })
  return new Set([...asked, ...beside.flatMap((one) => [...askedBy(one, sources, seen)])])
}
