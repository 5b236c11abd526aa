/** The pages to which a letter brings a key, and the cookie in which the front server keeps it for them. */
export const keyCookies = {
  '/uitnodiging': 'wegwijs-uitnodiging',
  '/inloggen/link': 'wegwijs-link',
} as const
