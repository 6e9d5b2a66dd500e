import { lookup as dnsLookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** The networks that are nobody's business from outside: this machine, the office's own, links, and what is reserved. */
// One list a family: a list of both would hold IPv4 addresses against IPv6 networks, in which all of them lie.
const INNER = { 4: new BlockList(), 6: new BlockList() }
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INNER[4].addSubnet(net, bits, 'ipv4')
// Global unicast is 2000::/3; whatever lies outside of it is loopback, local, or an IPv4 address in disguise, as are the two tunnels inside.
for (const [net, bits] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 32],
  ['2002::', 16],
] as const)
  INNER[6].addSubnet(net, bits, 'ipv6')

export const isInner = (address: string): boolean => {
  const family = isIP(address)
  if (family === 4) return INNER[4].check(address, 'ipv4')
  return family === 0 || INNER[6].check(address, 'ipv6')
}

/**
 * Why an address may not be a robot's; null = it may. With `mayBeInner` plain HTTP and addresses inside the office's network are allowed. Names
 * are judged by what they lead to when a message goes out (`outerLookup`), because that may change.
 */
export function addressTrouble(url: URL, mayBeInner: boolean): string | null {
  if (url.username || url.password) return '地址里不能带用户名和密码。'
  if (mayBeInner) return url.protocol === 'https:' || url.protocol === 'http:' ? null : '地址应以 https:// 开头。'
  if (url.protocol !== 'https:') return '地址应以 https:// 开头。'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) ? isInner(host) : host === 'localhost' || host.endsWith('.localhost') || !host.includes('.'))
    return '这个地址在内部网络里，不能使用。确有需要时，请系统管理员在启动时加 --allow-inner-webhooks。'
  return null
}

/** Thrown into a connection whose name leads to an inner address. */
export const INNER_ADDRESS = 'EINNER'

/** As DNS looks names up, but a name that leads to any inner address is refused: what was checked is what is connected to. */
export const outerLookup: LookupFunction = (host, options, done) => {
  dnsLookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, [])
    if (found.length === 0 || found.some(({ address }) => isInner(address)))
      return done(Object.assign(new Error('inner address'), { code: INNER_ADDRESS }), [])
    if (options.all) return done(null, found)
    const [first] = found
    return done(null, first?.address ?? '', first?.family)
  })
}
