/** Test support: an XML part as a tree, and what the schema says of any element. */
export interface Xml {
  name: string
  attributes: Record<string, string>
  children: Xml[]
  text: string
}

/** The children stand in the schema's order, each known, those of a sequence once. */
export function orderFaults(where: string, { name, children }: Xml, order: string, repeated: readonly string[] = []): string[] {
  const known = order.split(' ')
  const faults: string[] = []
  let last = -1
  for (const child of children) {
    const at = known.indexOf(child.name)
    if (at < 0) faults.push(`${where}: <${name}> cannot hold <${child.name}>`)
    else if (at < last) faults.push(`${where}: <${child.name}> stands after <${known[last]}>`)
    else if (at === last && !repeated.includes(child.name)) faults.push(`${where}: <${child.name}> twice`)
    last = Math.max(last, at)
  }
  return faults
}

/** A stated count is the true one. */
export function countFaults(where: string, node: Xml, attribute = 'count', count = node.children.length): string[] {
  const stated = node.attributes[attribute]
  return stated === undefined || Number(stated) === count ? [] : [`${where}: ${attribute} ${stated}, but ${count} there`]
}
