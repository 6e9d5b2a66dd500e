import { z } from 'zod'

type Json = Record<string, unknown>

/**
 * A value that a schema most likely takes, made from what the schema says of itself; each string from `text`, where the schema leaves it a choice.
 * Refinements and unusual patterns are beyond it: then the value is refused,
 * which is an answer too. `required` leaves out what may be left out.
 */
export function sampleOf(schema: z.ZodType, text: Texts, which: 'all' | 'required' = 'all'): unknown {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  return made(root, { root, text, which }, 0)
}

type Texts = (format: string | null) => string

interface Making {
  root: Json
  text: Texts
  which: 'all' | 'required'
}

/** Addresses of every leaf of a value, as lists of keys. */
export function leavesOf(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [at]
  const entries = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : Object.entries(value)
  return entries.flatMap(([key, item]) => leavesOf(item, [...at, key]))
}

export const valueAt = (value: unknown, at: readonly (string | number)[]): unknown =>
  at.reduce<unknown>((within, key) => (within as Record<string | number, unknown>)[key], value)

/** The value with another one at that address. */
export function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by
  const copy = Array.isArray(value) ? [...value] : { ...(value as Json) }
  const within = copy as Record<string | number, unknown>
  within[key] = replaced(within[key], rest, by)
  return copy
}

function made(schema: Json, making: Making, depth: number): unknown {
  if (depth > 12) return null
  const inside = (one: unknown) => made(one as Json, making, depth + 1)
  if (typeof schema['$ref'] === 'string') return inside(refersTo(schema['$ref'], making.root))
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  const either = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(either)) return inside(either[0])
  if (Array.isArray(schema['allOf'])) return inside(schema['allOf'][0])
  switch (schema['type']) {
    case 'object':
      return madeObject(schema, making, inside)
    case 'array':
      return Array.from({ length: Math.max(1, Number(schema['minItems'] ?? 1)) }, () => inside(schema['items'] ?? {}))
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 1)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return fitting(schema, making.text)
  }
}

function madeObject(schema: Json, { which }: Making, inside: (one: unknown) => unknown): Json {
  const required = new Set(schema['required'] as string[] | undefined)
  const properties = Object.entries((schema['properties'] as Json | undefined) ?? {})
    .filter(([key]) => which === 'all' || required.has(key))
    .map(([key, one]) => [key, inside(one)])
  const more = schema['additionalProperties']
  if (typeof more === 'object' && more !== null && schema['propertyNames'] !== undefined) properties.push(['L1', inside(more)])
  return Object.fromEntries(properties) as Json
}

const COMMON = [
  '990101',
  '2199000001',
  '2026-09-01',
  '13800000000',
  'someone@example.com',
  'a1b2c3d4',
  '123456',
  'Fictional-2026!',
  'L1',
  'matrix',
]

function fitting(schema: Json, text: (format: string | null) => string): string {
  const format = typeof schema['format'] === 'string' ? schema['format'] : null
  if (format === 'date') return '2026-09-01'
  if (format === 'date-time') return '2026-09-01T00:00:00.000Z'
  const pattern = typeof schema['pattern'] === 'string' && format === null ? new RegExp(schema['pattern'], 'u') : null
  const wanted = text(format)
  if (!pattern || pattern.test(wanted)) return wanted
  return COMMON.find((one) => pattern.test(one)) ?? wanted
}

function refersTo(pointer: string, root: Json): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Json)[key], root)
}
