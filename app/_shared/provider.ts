import { createHash, randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import type { OAuthConfig, UserinfoEndpointHandler } from 'next-auth/providers/oauth'
import { enterByProvider } from '@/lib/team/commands/provider'
import { SESSION_HOURS } from '@/lib/team/rules/sessions'
import type { Claims } from '@/lib/team/rules/signin'
import { clock } from '@/lib/tools/clock'
import { config } from '@/lib/tools/config'
import { log } from '@/lib/tools/log'
import { cookieFor, isSecure } from './cookies'
import { signInPage } from './doors'
import { deskCookie, door } from './session'

// The front server has put the true host and protocol in the headers.
process.env.AUTH_TRUST_HOST ??= '1'

/** Leads to the work account, to come back at `back`: next-auth makes the state, the proof key and the nonce. */
export async function leadToProvider(request: NextRequest, back: string): Promise<Response> {
  const options = await optionsFor()
  if (!options) return new Response(null, { status: 404 })
  // next-auth wants a form with a token of its own; this is that form, filled in.
  const csrfToken = randomBytes(32).toString('hex')
  const proof = createHash('sha256').update(`${csrfToken}${options.secret}`).digest('hex')
  const { name, ...cookie } = await cookieFor('wegwijs-csrf')
  ;(await cookies()).set(name, `${csrfToken}|${proof}`, cookie.options)
  const body = new URLSearchParams({ csrfToken, callbackUrl: back })
  const form = new NextRequest(request.url, { method: 'POST', body })
  return tamed(await NextAuth(form, { params: Promise.resolve({ nextauth: ['signin', 'oidc'] }) }, options))
}

/** Where someone comes back from the work account: lets in who was invited. */
export async function backFromProvider(request: NextRequest): Promise<Response> {
  const options = await optionsFor()
  if (!options) return new Response(null, { status: 404 })
  const answer = await NextAuth(
    request,
    { params: Promise.resolve({ nextauth: ['callback', 'oidc'] }) },
    options,
  )
  return untilClosed(tamed(answer))
}

/** A session is gone when the browser closes, as it is after a link: computers in a library are shared. */
function untilClosed(answer: Response): Response {
  const headers = new Headers(answer.headers)
  headers.delete('set-cookie')
  for (const cookie of answer.headers.getSetCookie()) {
    const [name = ''] = cookie.split('=')
    const kept = name.includes(deskCookie) ? cookie.replace(/; (expires|max-age)=[^;]*/gi, '') : cookie
    headers.append('set-cookie', kept)
  }
  return new Response(answer.body, { status: answer.status, headers })
}

/** What goes wrong is told on the sign-in page; next-auth has pages of its own for it, which are not here. */
function tamed(answer: Response): Response {
  const to = answer.headers.get('location')
  if (to && !/\/api\/auth\/(error|signin)/.test(to)) return answer
  const headers = new Headers(answer.headers)
  headers.set('location', `${signInPage}?fout=failed`)
  return new Response(null, { status: 302, headers })
}

async function optionsFor(): Promise<(NextAuthOptions & { secret: string }) | null> {
  const { oidc, secret } = config()
  if (!oidc) return null
  const maxAge = SESSION_HOURS * 3600
  return {
    secret,
    providers: [providerOf(oidc)],
    pages: { signIn: signInPage, error: signInPage },
    session: { strategy: 'jwt', maxAge },
    jwt: { secret, maxAge },
    useSecureCookies: await isSecure(),
    cookies: {
      sessionToken: await cookieFor(deskCookie),
      csrfToken: await cookieFor('wegwijs-csrf'),
      callbackUrl: await cookieFor('wegwijs-back'),
      state: await cookieFor('wegwijs-state'),
      pkceCodeVerifier: await cookieFor('wegwijs-pkce'),
      nonce: await cookieFor('wegwijs-nonce'),
    },
    callbacks: { signIn: letInByClaims, jwt: ({ user }) => sessionToken(user), redirect: ownOnly },
    logger: {
      error: (code) => log('sign_in_provider', { code }),
      warn: () => {},
      debug: () => {},
    },
  }
}

type Known = NonNullable<ReturnType<typeof config>['oidc']>

function providerOf({
  issuer,
  clientId,
  clientSecret,
  name,
  tenant,
}: Known): OAuthConfig<Claims & { sub: string }> {
  return {
    id: 'oidc',
    name,
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid profile email' } },
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    // Microsoft says everything in the signed token; elsewhere the address may have to be asked for.
    ...(tenant === null && { userinfo: { request: claimsOf } }),
    // What identifies someone is decided from the claims themselves, below.
    profile: ({ sub }) => ({ id: sub }),
  }
}

type Userinfo = NonNullable<UserinfoEndpointHandler['request']>
type Client = Parameters<Userinfo>[0]['client']
type Tokens = Exclude<Parameters<Client['userinfo']>[0], string>

const claimsOf: Userinfo = async ({ client, tokens }) => {
  const signed = tokens as Tokens
  return { ...signed.claims(), ...(await client.userinfo(signed)) }
}

type SignedIn = { id: string; sessionId?: string }

/** The session is opened in our own books; next-auth only carries its ids into the cookie. */
const letInByClaims: NonNullable<NonNullable<NextAuthOptions['callbacks']>['signIn']> = async ({
  user,
  profile,
}) => {
  const entered = await enterByProvider(door, { claims: (profile ?? {}) as Claims }, clock())
  if (!entered.ok) return `${signInPage}?fout=${entered.reason}`
  Object.assign(user, { id: entered.value.userId, sessionId: entered.value.sessionId } satisfies SignedIn)
  return true
}

function sessionToken(user: unknown) {
  const { id, sessionId } = user as SignedIn
  return { sub: id, sid: sessionId }
}

/** Where someone comes in after the work account: always by the sign-in page, which leads them further. */
function ownOnly({ url, baseUrl }: { url: string; baseUrl: string }): string {
  const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url
  return `${baseUrl}${path.split('?')[0] === signInPage ? path : signInPage}`
}
