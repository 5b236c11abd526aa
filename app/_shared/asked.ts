/** What a page is given behind the question mark of its address; anybody can write anything there, also twice. */
export type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What stands behind the question mark; of what stands there twice, the first. */
export async function askedOf(
  searchParams: Asked['searchParams'],
): Promise<Record<string, string | undefined>> {
  const pairs = Object.entries(await searchParams)
  return Object.fromEntries(pairs.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
}
