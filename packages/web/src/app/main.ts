// Zod tries whether it may build code from text; under this house's content policy the browser would report that as a violation. It
// must know before the first contract is read, hence the second step.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
void import('./start.tsx')
