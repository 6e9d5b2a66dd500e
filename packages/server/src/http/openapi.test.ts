import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApiDocument } from './openapi.ts'
import { httpScene } from './test-app.ts'

type Node = Record<string, unknown>

test(
  'the document is OpenAPI 3.1, names every endpoint, and every reference in it leads somewhere',
  httpScene(async ({ app }) => {
    const reply = await app.http.inject({ url: '/api/openapi.json' })
    const document = reply.json() as Node & { paths: Record<string, Node>; info: Node }
    assert.equal(document['openapi'], '3.1.0')
    assert.ok(document.info['title'] && document.info['version'])
    const listed = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    assert.deepEqual(listed.sort(), app.endpoints.map(({ method, path }) => `${method} ${path}`).sort())
    const ids = new Set<unknown>()
    for (const [path, item] of Object.entries(document.paths)) {
      for (const operation of Object.values(item) as Node[]) {
        checkOperation(path, operation)
        assert.ok(!ids.has(operation['operationId']), `operationId ${operation['operationId']} stands twice`)
        ids.add(operation['operationId'])
      }
    }
    const broken = referencesIn(document).filter((ref) => find(document, ref) === undefined)
    assert.deepEqual(broken, [])
  }),
)

test('a reply schema says what a reader may rely on', () => {
  const { components } = openApiDocument([]) as { components: { schemas: { Problem: Node } } }
  assert.deepEqual(components.schemas.Problem['required'], ['type', 'title', 'status', 'detail', 'code', 'reference'])
})

test(
  'the readable page shows every endpoint and asks nobody else for anything',
  httpScene(async ({ app }) => {
    const reply = await app.http.inject({ url: '/api/docs' })
    assert.match(String(reply.headers['content-type']), /text\/html/)
    for (const { path } of app.endpoints) assert.ok(reply.body.includes(`<code>${path}</code>`), path)
    assert.doesNotMatch(reply.body, /src=|@import|https?:\/\/(?!json-schema)/)
    assert.doesNotMatch(reply.body, /<script/)
  }),
)

/** What the specification requires of an operation: parameters match the path, schemas are objects, replies are described. */
function checkOperation(path: string, operation: Node): void {
  const parameters = operation['parameters'] as { name: string; in: string; required: boolean; schema: Node }[]
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  assert.deepEqual(
    parameters
      .filter((p) => p.in === 'path')
      .map((p) => p.name)
      .sort(),
    inPath.sort(),
    path,
  )
  for (const parameter of parameters) {
    assert.ok(['path', 'query'].includes(parameter.in) && typeof parameter.schema === 'object', path)
    if (parameter.in === 'path') assert.equal(parameter.required, true)
  }
  const responses = operation['responses'] as Record<
    string,
    { description?: string; content?: Record<string, { schema?: Node }> }
  >
  assert.ok(Object.keys(responses).every((code) => /^([1-5]\d\d|default)$/.test(code)))
  for (const { description, content = {} } of Object.values(responses)) {
    assert.ok(description)
    for (const media of Object.values(content)) assert.equal(typeof media.schema, 'object')
  }
  assert.ok(operation['summary'])
}

function referencesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : referencesIn(value)))
}

function find(document: Node, ref: string): unknown {
  if (!ref.startsWith('#/')) return undefined
  let at: unknown = document
  for (const step of ref.slice(2).split('/')) at = (at as Node | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')]
  return at
}
