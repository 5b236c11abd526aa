import { createHash } from 'node:crypto'
import { printScript } from './app/_shared/print-script.mjs'
import { sumScript } from './app/_shared/sum-script.mjs'

const languages = 'nl|en|ar'
const hashOf = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`

/** Resident pages run no script at all; only a page that can be printed allows its one small script. */
const residentPolicy = (script) =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

/** A build for the demo has pages and parts that no other build has; its folder is named after it (app/_start/build.mjs). */
const demo = process.env.DEMO === '1'
const extensions = ['tsx', 'ts', 'jsx', 'js']
const withDemo = demo ? ['demo.tsx', ...extensions] : extensions

const csp = (script) => [{ key: 'Content-Security-Policy', value: residentPolicy(script) }]

/** @type {import('next').NextConfig} */
export default {
  // Every build has a folder of its own (app/_start/build.mjs): a running site never loses its files.
  distDir: process.env.WEGWIJS_BUILD || '.next',
  // `page.demo.tsx` is a page of the demo only, and `x.demo.tsx` takes there the place of `x.tsx`.
  pageExtensions: withDemo,
  turbopack: { resolveExtensions: [...withDemo, 'mjs', 'json'].map((extension) => `.${extension}`) },
  poweredByHeader: false,
  reactStrictMode: true,
  // Pages that may be a few seconds old are never older than this, and a second on the board of the front server;
  // after it Next renders before it answers.
  expireTime: 8,
  // `npm test` runs the type checker itself.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    serverActions: { bodySizeLimit: '64kb' },
    // Pages are kept in memory only: sites with other data can run from the same build.
    isrFlushToDisk: false,
    // Every build begins anew, so what it would keep for the next one is not worth writing.
    turbopackFileSystemCacheForBuild: false,
    // Leaves tsconfig.json alone, which would get a line for every build.
    strictRouteTypes: true,
  },
  redirects: async () => [{ source: '/', destination: '/nl', permanent: false }],
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    ...(demo ? [{ source: '/beheer/post', headers: csp("'none'") }] : []),
    { source: `/:language(${languages})`, headers: csp("'none'") },
    { source: `/:language(${languages})/:path*`, headers: csp("'none'") },
    {
      source: `/:language(${languages})/afspraak/:page(gemaakt|mijn|kaartje)`,
      headers: csp(hashOf(printScript)),
    },
    { source: `/:language(${languages})/even-geduld`, headers: csp(hashOf(sumScript)) },
  ],
}
