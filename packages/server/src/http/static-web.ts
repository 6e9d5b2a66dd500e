import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { replyNotFound } from './error-reply.ts'

export const WEB_FOLDER = join(import.meta.dirname, '../../../web/dist')

/**
 * Serves the built web. Any address that is no file and not the API's is the app itself, which has its own addresses. Without a
 * build, a page says how to make one.
 */
export async function serveWeb(http: FastifyInstance, folder: string = WEB_FOLDER): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) await http.register(fastifyStatic, { root: folder, wildcard: false, index: false, preCompressed: true, setHeaders })
  http.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') && !path.startsWith('/api/') && !/\.\w{1,8}$/.test(path)
    if (!isPage) return replyNotFound(request, reply)
    reply.header('cache-control', 'no-cache')
    return built ? reply.sendFile('index.html') : reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT)
  })
}

/** Names under assets/ carry a hash of their content and never change; everything else is asked for anew. */
function setHeaders(reply: FastifyReply, path: string): void {
  const hashed = /[/\\]assets[/\\][^/\\]+-[\w-]{8,}\.\w+(\.gz)?$/.test(path)
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>均衡</title>
<body style="font-family:sans-serif;max-width:40em;margin:4em auto;line-height:1.8">
<h1>网页还没有生成</h1><p>服务已经启动，接口可以使用，但网页文件还没有生成。请在程序文件夹中运行 <code>npm start</code>，它会先生成网页再启动；
或运行 <code>npm run build</code> 后刷新本页。</p><p><a href="/api/docs">接口说明</a></p></body></html>`
