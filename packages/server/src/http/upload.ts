import type { MultipartFile } from '@fastify/multipart'
import type { Endpoint, FilePart, Upload } from '@junheng/core/endpoint.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { FastifyRequest } from 'fastify'
import { identify } from './identify.ts'

export const MAX_FILE_BYTES = 50 * 1024 * 1024

/** How many uploads may be in memory at once; a request past it is asked to come back. */
export interface UploadGate {
  most: number
  open: number
}

export interface Form {
  fields: Record<string, string>
  files: Record<string, Upload | null>
  /** Gives the place in the gate back. To be called when the request is done with the bytes. */
  release: () => void
}

/**
 * Reads a multipart request into memory: only the parts its contract names, each file within the size limit and of a kind its
 * contract accepts, told from its bytes. Nothing touches the disk.
 *
 * @throws Problem upload.*; the reader of the request then need not clean up anything
 */
export async function readUpload(gate: UploadGate, request: FastifyRequest, endpoint: Endpoint): Promise<Form> {
  if (!request.isMultipart()) throw new Problem('upload.no-form')
  if (gate.open >= gate.most) throw new Problem('upload.busy', { retryAfter: 5 })
  gate.open += 1
  const release = once(() => {
    gate.open -= 1
  })
  try {
    const form: Form = { fields: {}, files: {}, release }
    for (const name of Object.keys(endpoint.files)) form.files[name] = null
    await readParts(request, endpoint, form)
    for (const [name, part] of Object.entries(endpoint.files)) {
      if (part.required && !form.files[name]) throw new Problem('upload.missing', { part: part.title })
    }
    return form
  } catch (error) {
    release()
    throw error
  }
}

async function readParts(request: FastifyRequest, endpoint: Endpoint, form: Form): Promise<void> {
  const parts = request.parts({
    limits: {
      fileSize: MAX_FILE_BYTES,
      files: Object.keys(endpoint.files).length,
      fields: 20,
      fieldSize: 20_000,
      headerPairs: 50,
    },
  })
  try {
    for await (const part of parts) {
      if (part.type === 'field') {
        if (part.valueTruncated) throw new Problem('upload.unexpected', { part: part.fieldname })
        form.fields[part.fieldname] = String(part.value)
        continue
      }
      const wanted = endpoint.files[part.fieldname]
      if (!wanted || form.files[part.fieldname]) throw new Problem('upload.unexpected', { part: part.fieldname })
      form.files[part.fieldname] = await readFile(part, wanted)
    }
  } catch (error) {
    throw asUploadProblem(error)
  }
}

async function readFile(part: MultipartFile, wanted: FilePart): Promise<Upload> {
  const fileName = safeName(part.filename)
  const bytes = await part.toBuffer().catch((error: unknown) => {
    if (codeOf(error) !== 'FST_REQ_FILE_TOO_LARGE') throw error
    return null
  })
  // The library looks at the limit when a piece arrives; where the limit falls behind the last piece, only this line sees it.
  if (bytes === null || part.file.truncated) throw new Problem('upload.too-large', { fileName, limit: '50 MB' })
  if (bytes.length === 0) throw new Problem('upload.empty', { fileName })
  return { fileName, bytes, kind: identify(bytes, fileName, wanted) }
}

/** Multipart trouble in our words; what is not about the form is passed on as it is. */
function asUploadProblem(error: unknown): unknown {
  if (error instanceof Problem) return error
  const code = codeOf(error)
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT')
    return new Problem('upload.unexpected', { part: '…' })
  // Busboy's own complaints (unexpected end, malformed part header) carry no code of Node's or ours.
  return new Problem('upload.broken', {}, { cause: error as Error })
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code

/** The last part of a file name as the user knows it, without anything that could mean a path or a control character. */
function safeName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? ''
  const clean = [...last]
    .filter((c) => c >= ' ' && c !== '\u007f')
    .join('')
    .trim()
  return clean.length === 0 ? '未命名' : [...clean].slice(0, 120).join('')
}

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    work()
  }
}
