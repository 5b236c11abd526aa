/** Longer than this no part of an address is. */
const LONGEST = 60

/**
 * The part of an address that a name gets when it is made, and keeps: "De Ronde Venen" is `de-ronde-venen`. Where that
 * one is taken it has a number.
 */
export function slugFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  const slug = plain || 'plaats'
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}
