/** A build for the demo has pages and parts that no other build has; its folder is named after it (app/_start/build.ts). */
const demo = process.env.DEMO === '1'
const extensions = ['tsx', 'ts', 'jsx', 'js']
const withDemo = demo ? ['demo.tsx', ...extensions] : extensions

/** @type {import('next').NextConfig} */
export default {
  // Every build has a folder of its own (app/_start/build.ts): a running site never loses its files.
  distDir: process.env.WEGWIJS_BUILD || '.next',
  // `page.demo.tsx` is a page of the demo only, and `x.demo.tsx` takes there the place of `x.tsx`.
  pageExtensions: withDemo,
  turbopack: { resolveExtensions: [...withDemo, 'mjs', 'json'].map((extension) => `.${extension}`) },
  poweredByHeader: false,
  // Nobody makes pictures smaller here: what is asked for that is refused at the front as well (app/_front/routes.ts).
  images: { unoptimized: true },
  reactStrictMode: true,
  // Pages that may be a few seconds old are never older than this, and a second on the board of the front server;
  // after it Next renders before it answers.
  expireTime: 8,
  // `npm test` runs the type checker itself.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // The front server lets no more than 64 kB through, but where a picture can be sent (app/_front/front.ts).
    serverActions: { bodySizeLimit: '3mb' },
    // Pages are kept in memory only: sites with other data can run from the same build.
    isrFlushToDisk: false,
    // Every build begins anew, so what it would keep for the next one is not worth writing.
    turbopackFileSystemCacheForBuild: false,
    // Leaves tsconfig.json alone, which would get a line for every build.
    strictRouteTypes: true,
  },
  // Security headers stand on every answer of the server in front (app/_front/headers.ts), also on those of Next itself.
  redirects: async () => [{ source: '/', destination: '/nl', permanent: false }],
}
