import { z } from 'zod'
import type { Permission } from './features/access/rules.ts'
import type { About } from './features/access/scope.ts'

/**
 * Who may call: anyone at all; whoever has shown a right password (`at-the-lock`); and the code of their second factor where they have one, even
 * where something else is left to do at the door (`at-the-door`; both as `pending` of the session says); anyone signed in; or whoever holds the permission.
 */
export type Need = 'public' | 'at-the-lock' | 'at-the-door' | 'signed-in' | Permission

/** Needs that ask for no permission: such calls are about nobody's data but the caller's own. */
export const isFree = (need: Need): need is Exclude<Need, Permission> =>
  need === 'public' || need === 'at-the-lock' || need === 'at-the-door' || need === 'signed-in'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What an uploaded file may be; told from its bytes, never from its name or declared type. */
export const FILE_KINDS = ['zip', 'xlsx', 'docx', 'pdf', 'jpeg', 'png', 'text'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  text: 'text/plain; charset=utf-8',
}

/** One named file of a multipart call. */
export interface FilePart {
  /** What the page calls it, in Chinese. */
  title: string
  accepts: readonly FileKind[]
  required: boolean
}

/** A file as a handler receives it: already sniffed, within every limit. */
export interface Upload {
  fileName: string
  kind: FileKind
  bytes: Uint8Array
}

/** A file as a handler answers it; always sent as an attachment. */
export interface Download {
  fileName: string
  mediaType: string
  /** In bytes; null where it is not known before the last one is sent. */
  size: number | null
  bytes: AsyncIterable<Uint8Array> | Uint8Array
}

/** The reply schema of a call that answers a file; the call lists its media types in `download`. */
export const DownloadReply = z.custom<Download>(() => true)

export const Nothing = z.strictObject({})
type Nothing = typeof Nothing

type Files = Readonly<Record<string, FilePart>>
type Uploads<F extends Files> = { [K in keyof F]: F[K]['required'] extends true ? Upload : Upload | null }

/** One API call, described once: the server mounts it, the web and the tests call it, the OpenAPI document shows it. */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  F extends Files = Files,
> {
  method: Method
  /** With `:name` for each key of `params`. */
  path: string
  /** What the call does, in Chinese, as the API page shows it. */
  title: string
  tag: string
  needs: Need
  /** Whose data it is about: who reaches less is refused, whatever the permission (`access/scope.ts`). */
  about: About
  params: P
  query: Q
  /** A JSON body; where `files` is not empty, the text fields of the multipart form. */
  body: B
  files: F
  reply: R
  /** Media types the call may answer instead of JSON; empty = JSON. */
  download: readonly string[]
  /** Long work: a caller that accepts `application/x-ndjson` hears how far it has come (`progress.ts`) before the reply. */
  progress: boolean
  /** Asked by the page by itself, again and again: it keeps no session alive, or an empty desk would stay signed in. */
  passive: boolean
}

/** What a handler receives from a request for `E`. */
export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType, infer F>
    ? { params: z.output<P>; query: z.output<Q>; body: z.output<B>; files: Uploads<F> }
    : never

/** What a caller of `E` gives: what the schemas take before defaults. */
export type CallOf<E> =
  E extends Endpoint<infer P, infer Q, infer B> ? { params: z.input<P>; query: z.input<Q>; body: z.input<B> } : never

export type ReplyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never

interface Definition<P, Q, B, R, F> {
  method: Method
  path: `/${string}`
  title: string
  tag: string
  needs: Need
  /** `county` when not given; `anyone` where no permission is needed. */
  about?: About
  params?: P
  query?: Q
  body?: B
  files?: F
  reply: R
  download?: readonly string[]
  progress?: boolean
  passive?: boolean
}

/** Describes one API call. What is not given is empty: an unknown query key or body field is then refused. */
export function endpoint<
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  const F extends Files = Record<never, never>,
>(definition: Definition<P, Q, B, R, F>): Endpoint<P, Q, B, R, F> {
  // The defaults are exactly what the type parameters say when the caller leaves them out.
  const empty = {
    about: isFree(definition.needs) ? 'anyone' : 'county',
    params: Nothing,
    query: Nothing,
    body: Nothing,
    files: {},
    download: [],
    progress: false,
    passive: false,
  } as unknown as Required<typeof definition>
  return { ...empty, ...definition }
}

/** The address of a call: its path with `params` filled in and `query` behind it; undefined values are left out. */
export function addressOf(
  { path }: Pick<Endpoint, 'path'>,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | number | boolean | null | undefined>> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, key: string) => {
    const value = params[key]
    if (value === undefined) throw new Error(`address of ${path}: no value for ${key}`)
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== null) search.set(key, String(value))
  return search.size === 0 ? filled : `${filled}?${search}`
}

/** `page` from 1, `size` rows a page. Values arrive as text in an address. */
export const Paging = z.strictObject({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export type Paging = z.infer<typeof Paging>

/** A page of a list with the number of all its rows. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.number().int(), page: z.number().int(), size: z.number().int() })

export interface Page<T> {
  items: T[]
  total: number
  page: number
  size: number
}
