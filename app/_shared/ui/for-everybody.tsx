/**
 * The declaration of a page that it is the same for whoever asks: it reads no cookie and no address of a visitor, and
 * is copied out to everybody by the server in front. A page without it is always made for the one who asked.
 */
export function ForEverybody() {
  return <meta name="wegwijs-for" content="everybody" />
}
