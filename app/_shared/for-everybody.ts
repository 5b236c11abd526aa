/** What the head of a page carries that knows nobody; the server in front looks for exactly this. */
export const forEverybody = '<meta name="wegwijs-for" content="everybody"/>'
