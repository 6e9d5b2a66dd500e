import { Readable } from 'node:stream'
import type { Download } from '@junheng/core/endpoint.ts'
import type { FastifyReply } from 'fastify'

/** Sends a file as an attachment: never shown inside a page, whatever it holds. */
export function sendDownload(reply: FastifyReply, answer: unknown): FastifyReply {
  const { fileName, mediaType, size, bytes } = answer as Download
  if (size !== null) reply.header('content-length', size)
  return reply
    .type(mediaType)
    .header('content-disposition', contentDisposition(fileName))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .send(bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Readable.from(bytes))
}

/** The name twice: in plain letters for old clients, in UTF-8 for the rest (RFC 6266). */
function contentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
