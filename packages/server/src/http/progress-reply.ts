import { PassThrough } from 'node:stream'
import type { Tell } from '@junheng/core/progress.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemReply } from './error-reply.ts'

export const LINES = 'application/x-ndjson'

/** Does the caller want to hear how long work goes on? Then the reply is lines of JSON instead of one. */
export const wantsProgress = (request: FastifyRequest): boolean => (request.headers.accept ?? '').includes(LINES)

/**
 * Answers with `{"progress":…}` lines while the work goes on and, last, one `{"reply":…}` or `{"problem":…}`. A refusal before the first
 * line is an ordinary one, with its own status: it is thrown on. Lines are small and few, so that none is held back.
 */
export async function replyInLines(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (tell: Tell) => Promise<unknown>,
): Promise<FastifyReply> {
  const lines = new PassThrough()
  // Who leaves closes the stream; the work itself is ended by the request's signal.
  lines.on('error', () => {})
  let began = false
  const write = (line: object): void => {
    if (!began) {
      began = true
      // A proxy that gathers the reply would make the progress come all at once at the end.
      reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type(`${LINES}; charset=utf-8`)
      void reply.send(lines)
    }
    if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`)
  }
  try {
    const answer = await work((progress) => write({ progress }))
    write({ reply: answer })
  } catch (error) {
    if (!began) throw error
    write({ problem: problemReply(request, error) })
  }
  lines.end()
  return reply
}
