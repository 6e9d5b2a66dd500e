import { DownloadReply, type Endpoint, Nothing } from '@junheng/core/endpoint.ts'
import { ProblemReply } from '@junheng/core/problem-reply.ts'
import { z } from 'zod'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of the mounted endpoints: what the contracts say, in the form other programs read. */
export function openApiDocument(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '均衡 Junheng',
      version: '0.1.0',
      description:
        '写入类调用须带 x-csrf-token 请求头，其值来自 GET /api/session 的 csrfToken。拒绝与出错一律为 application/problem+json。',
    },
    tags: [...new Set(endpoints.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'junheng_session' },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
      },
      schemas: { Problem: schemaOf(ProblemReply, 'output') },
    },
  }
}

function operationOf(endpoint: Endpoint): Json {
  const { method, path, needs } = endpoint
  const body = bodyOf(endpoint)
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: endpoint.title,
    tags: [endpoint.tag],
    'x-permission': needs,
    security: needs === 'public' ? [] : [method === 'GET' ? { session: [] } : { session: [], csrf: [] }],
    parameters: [...parametersOf('path', endpoint.params), ...parametersOf('query', endpoint.query)],
    ...(body && { requestBody: body }),
    responses: {
      200: { description: '完成', content: replyOf(endpoint) },
      default: {
        description: '拒绝或出错',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function bodyOf(endpoint: Endpoint): Json | null {
  const files = Object.entries(endpoint.files)
  if (files.length === 0 && endpoint.body === Nothing) return null
  const schema = schemaOf(endpoint.body, 'input')
  if (files.length === 0) return { required: true, content: { 'application/json': { schema } } }
  const form = {
    type: 'object',
    properties: {
      ...(schema['properties'] as Json | undefined),
      ...Object.fromEntries(files.map(([name, { title }]) => [name, { type: 'string', format: 'binary', description: title }])),
    },
    required: files.filter(([, { required }]) => required).map(([name]) => name),
  }
  return { required: true, content: { 'multipart/form-data': { schema: form } } }
}

function replyOf({ reply, download }: Endpoint): Json {
  if ((reply as z.ZodType) !== DownloadReply) return { 'application/json': { schema: schemaOf(reply, 'output') } }
  return Object.fromEntries(download.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
}

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; the `$schema` line stands once for the whole document by definition. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io }) as Json
  return rest
}
