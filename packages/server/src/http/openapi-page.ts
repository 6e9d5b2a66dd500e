import { type Endpoint, isFree } from '@junheng/core/endpoint.ts'
import { ROLE_NAMES, ROLES } from '@junheng/core/features/access/roles.ts'
import { mayRole } from '@junheng/core/features/access/rules.ts'
import { PROBLEMS } from '@junheng/core/problems.ts'
import type { App } from './mount.ts'
import { openApiDocument } from './openapi.ts'

/** `GET /api/openapi.json` and a readable page made from the same contracts. Both show the shape of the API and no data. */
export function apiPages(app: App): void {
  let document: string | undefined
  let page: string | undefined
  app.http.get('/api/openapi.json', async (_, reply) => {
    document ??= JSON.stringify(openApiDocument(app.endpoints))
    return reply.type('application/json; charset=utf-8').send(document)
  })
  app.http.get('/api/docs', async (_, reply) => {
    page ??= docsPage(app.endpoints)
    return reply.type('text/html; charset=utf-8').send(page)
  })
}

type Paths = Record<
  string,
  Record<
    string,
    {
      parameters: { name: string; in: string; required: boolean; schema: unknown }[]
      requestBody?: unknown
      responses: { 200: unknown }
    }
  >
>

function docsPage(endpoints: readonly Endpoint[]): string {
  const { paths } = openApiDocument(endpoints) as { paths: Paths }
  const tags = [...new Set(endpoints.map((endpoint) => endpoint.tag))]
  const chapters = tags.map((tag) => {
    const calls = endpoints.filter((endpoint) => endpoint.tag === tag)
    return `<h2 id="${text(tag)}">${text(tag)}</h2>${calls.map((endpoint) => callOf(endpoint, paths)).join('')}`
  })
  const refusals = Object.entries(PROBLEMS).map(
    ([code, { status, text: words }]) => `<tr><td><code>${text(code)}</code></td><td>${status}</td><td>${text(words)}</td></tr>`,
  )
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>均衡 · 接口说明</title><style>${STYLE}</style></head><body><header><h1>均衡 · 接口说明</h1>
<p>由程序的接口契约直接生成；机器可读版：<a href="/api/openapi.json">OpenAPI 3.1</a>。先用 <code>POST /api/session</code> 登录，写入类调用须带
<code>x-csrf-token</code> 请求头（取自 <code>GET /api/session</code>）。</p>
<nav>${tags.map((tag) => `<a href="#${text(tag)}">${text(tag)}</a>`).join(' · ')} · <a href="#problems">拒绝与出错</a></nav></header>
<main>${chapters.join('')}<h2 id="problems">拒绝与出错</h2><p>一律为 <code>application/problem+json</code>，含中文说明与编号 reference。</p>
<table><thead><tr><th>code</th><th>状态</th><th>说明</th></tr></thead><tbody>${refusals.join('')}</tbody></table></main></body></html>`
}

function callOf(endpoint: Endpoint, paths: Paths): string {
  const operation = paths[endpoint.path.replace(/:(\w+)/g, '{$1}')]?.[endpoint.method.toLowerCase()]
  if (!operation) throw new Error(`${endpoint.method} ${endpoint.path} is missing from its own document`)
  const { needs } = endpoint
  const who =
    needs === 'public'
      ? '任何人'
      : isFree(needs)
        ? '已登录的人'
        : ROLES.filter((role) => mayRole(role, needs))
            .map((role) => ROLE_NAMES[role])
            .join('、')
  const rows = operation.parameters.map(
    (p) =>
      `<tr><td><code>${text(p.name)}</code></td><td>${p.in === 'path' ? '地址' : '查询'}${p.required ? '，必填' : ''}</td><td><code>${text(JSON.stringify(p.schema))}</code></td></tr>`,
  )
  return `<section><h3><b class="${endpoint.method}">${endpoint.method}</b> <code>${text(endpoint.path)}</code></h3>
<p>${text(endpoint.title)}</p><p class="who">可调用：${text(who)}</p>${rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : ''}
${operation.requestBody ? `<details><summary>提交内容</summary><pre>${text(JSON.stringify(operation.requestBody, null, 1))}</pre></details>` : ''}
<details><summary>答复</summary><pre>${text(JSON.stringify(operation.responses[200], null, 1))}</pre></details></section>`
}

const text = (value: string): string => value.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

const STYLE = `body{font:14px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1f2a33;max-width:60rem;margin:2rem auto;padding:0 1rem}
a{color:#17607a}h2{margin-top:2.5rem;border-bottom:1px solid #d5dbe0}h3{margin:1.6rem 0 .3rem;font-weight:400}p{margin:.3rem 0}.who{color:#5f6b76}
b.GET{color:#2f7d5b}b.POST{color:#17607a}b.DELETE{color:#b3361f}code,pre{font:12px/1.5 ui-monospace,Consolas,monospace}
pre{background:#f4f5f6;padding:.8rem;overflow:auto;max-height:30rem}table{border-collapse:collapse;margin:.4rem 0}td,th{border:1px solid #d5dbe0;padding:.2rem .6rem;text-align:left;vertical-align:top}`
