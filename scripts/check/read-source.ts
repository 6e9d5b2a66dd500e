import { parseAst } from 'rolldown/parseAst'

/** One import or re-export, type-only ones included. `specifier` is null where it is computed at run time. */
export interface Import {
  specifier: string | null
  line: number
}

/** What a source file reaches for outside itself. `surroundings` is Node, the clock and chance: `process`, `Date.now`. */
export interface Reach {
  imports: Import[]
  surroundings: { name: string; line: number }[]
}

interface Node {
  type: string
  start: number
  [field: string]: unknown
}

const SURROUNDINGS = new Set(
  'process Buffer globalThis console fetch require setTimeout setInterval setImmediate queueMicrotask performance __dirname __filename'.split(
    ' ',
  ),
)

/**
 * Parses a file properly rather than looking for the word `import`, because strings, comments and type positions
 * (`x: import('./a.ts').B`) mislead anything less. The parser is the one Vite builds the web with.
 *
 * @throws SyntaxError when the file does not parse
 */
export function readSource(path: string, code: string): Reach {
  const lang = path.endsWith('x') ? 'tsx' : 'ts'
  const program = parseAst(code, { lang, sourceType: 'module' }, path) as unknown as Node
  const lineOf = lineFinder(code)
  const reach: Reach = { imports: [], surroundings: [] }
  walk(program, (node) => {
    if (isImport(node)) reach.imports.push({ specifier: literalOf(sourceOf(node)), line: lineOf(node.start) })
    const name = surrounding(node)
    if (name) reach.surroundings.push({ name, line: lineOf(node.start) })
  })
  return reach
}

function walk(node: Node, visit: (node: Node) => void) {
  visit(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit)
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

function isImport(node: Node): boolean {
  if (['ImportDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType'].includes(node.type)) return true
  if (node.type === 'ExportNamedDeclaration') return isNode(node['source'])
  if (node.type === 'TSExternalModuleReference') return true
  return node.type === 'CallExpression' && nameOf(node['callee']) === 'require'
}

const sourceOf = (node: Node): unknown =>
  node['source'] ?? node['expression'] ?? (node['arguments'] as unknown[] | undefined)?.[0]

function literalOf(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'TemplateLiteral') {
    const [only, ...more] = node['quasis'] as { value: { cooked: string } }[]
    return only && more.length === 0 ? only.value.cooked : null
  }
  return typeof node['value'] === 'string' ? node['value'] : null
}

const nameOf = (node: unknown): string | null => (isNode(node) && node.type === 'Identifier' ? (node['name'] as string) : null)

/**
 * Names are looked at where they are called, constructed or reached into; a property or a key of the same name is something else.
 * The compiler knows core's remaining surroundings: it is given no types but the language's own.
 */
function surrounding(node: Node): string | null {
  const isCall = node.type === 'CallExpression' || node.type === 'NewExpression'
  if (!isCall && node.type !== 'MemberExpression') return null
  const name = nameOf(isCall ? node['callee'] : node['object'])
  if (name && SURROUNDINGS.has(name)) return name
  if (isCall) {
    const isNow = name === 'Date' && (node.type === 'CallExpression' || (node['arguments'] as unknown[]).length === 0)
    return isNow ? 'Date() of now' : null
  }
  const part = `${name}.${nameOf(node['property'])}`
  return ['Date.now', 'Math.random', 'Temporal.Now'].includes(part) ? part : null
}

/** Offsets are in UTF-16 units; line 1 first. */
function lineFinder(code: string): (offset: number) => number {
  const starts = [0]
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    for (let high = starts.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}
