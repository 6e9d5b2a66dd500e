import { DownloadReply, type Endpoint, Nothing } from '@junheng/core/endpoint.ts'
import { ProblemReply } from '@junheng/core/problem-reply.ts'
import { z } from 'zod'
import { LINES } from './progress-reply.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of the mounted endpoints: what the contracts say, in the form other programs read. */
export function openApiDocument(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {}
  const schemas: Json = {}
  const schemaOf: SchemaOf = (schema, io) => lifted(schema, io, schemas)
  schemas['Problem'] = schemaOf(ProblemReply, 'output')
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint, schemaOf) }
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
      schemas,
    },
  }
}

function operationOf(endpoint: Endpoint, schemaOf: SchemaOf): Json {
  const { method, path, needs } = endpoint
  const body = bodyOf(endpoint, schemaOf)
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: endpoint.title,
    tags: [endpoint.tag],
    'x-permission': needs,
    security: needs === 'public' ? [] : [method === 'GET' ? { session: [] } : { session: [], csrf: [] }],
    parameters: [
      ...parametersOf('path', schemaOf(endpoint.params, 'input')),
      ...parametersOf('query', schemaOf(endpoint.query, 'input')),
    ],
    ...(body && { requestBody: body }),
    responses: {
      200: { description: '完成', content: replyOf(endpoint, schemaOf) },
      default: {
        description: '拒绝或出错',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function parametersOf(place: 'path' | 'query', schema: Json): Json[] {
  const { properties = {}, required = [] } = schema as {
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

function bodyOf(endpoint: Endpoint, schemaOf: SchemaOf): Json | null {
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

function replyOf({ reply, download, progress }: Endpoint, schemaOf: SchemaOf): Json {
  if ((reply as z.ZodType) !== DownloadReply) {
    const schema = schemaOf(reply, 'output')
    return {
      'application/json': { schema },
      ...(progress && { [LINES]: { schema: { type: 'string', description: LINES_SAID } } }),
    }
  }
  return Object.fromEntries(download.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
}

const LINES_SAID = '每行一个 JSON：若干行 {"progress":…}，最后一行 {"reply":…} 或 {"problem":…}'

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => Json

/**
 * JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. Named schemas (those that contain themselves) stand among the document's
 * components, where its references look for them.
 */
function lifted(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const text = JSON.stringify(z.toJSONSchema(schema, { io })).replaceAll('"#/$defs/', '"#/components/schemas/')
  const { $schema: _, $defs = {}, ...rest } = JSON.parse(text) as Json
  Object.assign(components, $defs)
  return rest
}
