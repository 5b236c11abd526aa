/**
 * The domain of the invented people of the demo: only they can be chosen from the list, and by it the demo is told from the
 * data of a library of its own. Nobody else can have such an address (RFC 2606).
 */
export const DEMO_DOMAIN = '@demo.example'
