import { STATUS_CODES } from 'node:http'
import type { ProblemReply } from '@junheng/core/problem-reply.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { databaseTrouble } from '../db/trouble.ts'

/** Every refusal and every error leaves as `application/problem+json` in Chinese with a reference number; only the log knows more. */
export function replyWithProblems(http: FastifyInstance): void {
  http.setErrorHandler((error: FastifyError, request, reply) => send(request, reply, problemReply(request, error)))
  let isStopping = false
  http.addHook('preClose', async () => {
    isStopping = true
  })
  http.addHook('onRequest', async () => {
    if (isStopping) throw new Problem('serve.stopping', { retryAfter: 5 })
  })
}

/** What a refusal or error says to the caller; written down in the log on the way. */
export function problemReply(request: FastifyRequest, error: unknown): ProblemReply {
  const problem = asProblem(error as FastifyError)
  if (problem) {
    request.log.info({ code: problem.code, status: problem.status }, 'refused')
    return bodyOf(request, problem)
  }
  const trouble = databaseTrouble(error)
  if (trouble) {
    request.log.error({ code: trouble.code, err: error }, 'trouble with the database')
    return bodyOf(request, trouble)
  }
  // The only place an unexpected error is written down; what of it may be, the log's serializer knows (log.ts).
  request.log.error({ err: error }, 'internal error')
  const detail = `程序出错了，没有保存任何改动。请稍后再试；如仍出现，请把编号 ${request.id} 告诉系统管理员。`
  return body(request, 'internal', 500, detail)
}

/** The reply to an address the API does not have. */
export function replyNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(request, reply, bodyOf(request, new Problem('request.no-such-address')))
}

/** The reply to an address that cannot be read at all (`%`, a part of thousands of characters), which reaches no route and no hook. */
export function replyToBadAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  replyNotFound(request, reply)
}

/** Fastify's own refusals in our words; null for what is no refusal. */
function asProblem(error: FastifyError): Problem | null {
  if (error instanceof Problem) return error
  if (error.statusCode === 413) return new Problem('request.too-large', { limit: '1 MB（文件 50 MB）' })
  if (error.statusCode === 415) return new Problem('request.unsupported-type')
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return new Problem('request.malformed')
  return null
}

function bodyOf(request: FastifyRequest, problem: Problem): ProblemReply {
  const { fields, faults, notRun, unready, retryAfter } = problem.details as Partial<ProblemReply>
  return {
    ...body(request, problem.code, problem.status, problem.message),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(fields && { fields }),
    ...(faults && { faults }),
    ...(notRun && { notRun }),
    ...(unready && { unready }),
  }
}

function send(request: FastifyRequest, reply: FastifyReply, problem: ProblemReply): FastifyReply {
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter)
  if (problem.status !== 500 && !request.raw.complete) letGo(request, reply)
  return reply.code(problem.status).header('cache-control', 'no-store').type('application/problem+json').send(problem)
}

/**
 * The body of a request refused half-way is read and thrown away: a browser whose line breaks while it sends never sees the reply.
 * What is too long for that, or of unknown length, loses the line.
 */
function letGo(request: FastifyRequest, reply: FastifyReply): void {
  const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY)
  if (length > MOST_THROWN_AWAY) reply.header('connection', 'close')
  else request.raw.unpipe().resume()
}

const MOST_THROWN_AWAY = 200 * 1024 * 1024

function body(request: FastifyRequest, code: string, status: number, detail: string): ProblemReply {
  return {
    type: `/problems/${code}`,
    title: TITLES[status] ?? STATUS_CODES[status] ?? '操作未完成',
    status,
    detail,
    code,
    reference: request.id,
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: '提交的内容不符合要求',
  401: '请先登录',
  403: '没有权限',
  404: '没有找到',
  409: '现在不能这样做',
  413: '提交的内容太大',
  415: '不支持的文件或格式',
  422: '文件有问题',
  429: '请稍后再试',
  500: '程序出错',
  503: '暂时不可用',
}
