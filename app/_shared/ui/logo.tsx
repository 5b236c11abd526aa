/** The library's own mark, as large as it is: nothing on the page moves when it comes. */
export type LogoFacts = { version: string; width: number; height: number }

/** The library's own mark where it set one; its name stands beside it in words. */
export function Logo({ logo: { version, width, height } }: { logo: LogoFacts }) {
  // biome-ignore lint/performance/noImgElement: it is small already, and is to be kept by the browser as it is
  return <img className="logo" src={`/logo.png?v=${version}`} alt="" width={width} height={height} />
}
