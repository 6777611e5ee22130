import type { FastifyHelmetOptions } from '@fastify/helmet'

const SELF = ["'self'"]
const NONE = ["'none'"]

/**
 * The headers of every response. The policy allows no inline script, no inline style and no `eval`, so what an attacker
 * manages to put on a page does not run.
 */
export const SECURITY_HEADERS: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: NONE,
      scriptSrc: SELF,
      styleSrc: SELF,
      connectSrc: SELF,
      imgSrc: ["'self'", 'data:'],
      fontSrc: SELF,
      frameAncestors: NONE,
      baseUri: NONE,
      formAction: NONE,
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  // The service speaks plain HTTP on a loopback address by default; whoever puts TLS in front sets this there.
  strictTransportSecurity: false,
}
