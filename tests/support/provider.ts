// A real OpenID Connect provider for the stories: whoever signs in there is who they say they are, with any password.
import { Provider } from 'oidc-provider'

const { PROVIDER_PORT: port, SITE: site } = process.env
const issuer = `http://localhost:${port}`

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'wegwijs',
      client_secret: 'only-in-stories',
      redirect_uris: [`${site}/api/auth/callback/oidc`],
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'roles'] },
  cookies: { keys: ['only in stories'] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, email_verified: !id.startsWith('onbevestigd.'), name: 'Demo' }),
  }),
})

const server = provider.listen(Number(port), 'localhost')
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close(() => process.exit(0)))
