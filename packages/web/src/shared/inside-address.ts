/** Where to go on to; only an address of this house: `//elsewhere` or `https:` would lead out of it. */
export function insideAddress(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) && !to.startsWith('/login') ? to : '/'
}
