import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Problem } from '@junheng/core/problems.ts'
import { padded, readTarHeader, tarEnd } from './tar.ts'
import type { Manifest } from './write-backup.ts'

type Part = Manifest['tables'][number]['parts'][number]

/** A backup every byte of which has been checked. */
export interface Backup {
  manifest: Manifest
  /** The rows of one part, each a list of texts and nulls in the order of the table's columns. @throws Problem backup.damaged */
  rowsOf: (part: Part) => (string | null)[][]
  close: () => void
}

/**
 * Opens a backup and verifies all of it: complete, every part with its hash and its number of rows, the manifest with its own.
 *
 * @throws Problem backup.unreadable, backup.damaged
 */
export function readBackup(file: string): Backup {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch (error) {
    throw new Problem('backup.unreadable', { file, reason: (error as Error).message }, { cause: error })
  }
  try {
    const places = listEntries(handle)
    const content = (name: string): Buffer => {
      const place = places.get(name)
      if (!place) throw new RangeError(`${name} is missing`)
      return readAt(handle, place.at, place.size)
    }
    const manifest = sealedManifest(content('manifest.json'), content('manifest.sha256'))
    const parts = manifest.tables.flatMap((table) => table.parts)
    const named = new Set(['manifest.json', 'manifest.sha256', ...parts.map((part) => part.file)])
    for (const name of places.keys()) if (!named.has(name)) throw new RangeError(`${name} is not in the manifest`)
    const rowsOf = (part: Part) => {
      try {
        return rowsIn(part, content(part.file))
      } catch (error) {
        throw damaged(file, error)
      }
    }
    for (const table of manifest.tables) checkTable(table, rowsOf)
    return { manifest, rowsOf, close: () => closeSync(handle) }
  } catch (error) {
    closeSync(handle)
    throw error instanceof Problem ? error : damaged(file, error)
  }
}

const damaged = (file: string, error: unknown): Problem =>
  new Problem('backup.damaged', { file, reason: (error as Error).message }, { cause: error })

function listEntries(handle: number): Map<string, { at: number; size: number }> {
  const { size: total } = fstatSync(handle)
  const places = new Map<string, { at: number; size: number }>()
  for (let at = 0; ; ) {
    const header = readTarHeader(readAt(handle, at, 512))
    if (!header) {
      const end = tarEnd()
      if (total - at !== end.length || !readAt(handle, at, end.length).equals(end))
        throw new RangeError('its end is not where it was')
      return places
    }
    at += 512
    if (at + header.size > total) throw new RangeError('cut off')
    if (places.has(header.name)) throw new RangeError(`${header.name} stands there twice`)
    places.set(header.name, { at, size: header.size })
    const padding = readAt(handle, at + header.size, padded(header.size) - header.size)
    if (padding.some((byte) => byte !== 0)) throw new RangeError(`${header.name} is followed by something else`)
    at += padded(header.size)
  }
}

function sealedManifest(text: Buffer, seal: Buffer): Manifest {
  if (sha256(text) !== seal.toString('utf8').trim()) throw new RangeError('manifest.json was altered')
  const manifest = JSON.parse(text.toString('utf8')) as Manifest
  if (manifest.format !== 1) throw new RangeError(`unknown format ${String(manifest.format)}`)
  return manifest
}

function checkTable(table: Manifest['tables'][number], rowsOf: Backup['rowsOf']): void {
  const rows = table.parts.reduce((sum, part) => sum + rowsOf(part).length, 0)
  if (rows !== table.rows) throw new RangeError(`${table.name} has another number of rows`)
}

/** Held against its hash each time it is read: a file may change after it was verified. */
function rowsIn(part: Part, packed: Buffer): (string | null)[][] {
  if (sha256(packed) !== part.sha256) throw new RangeError(`${part.file} was altered`)
  const lines = gunzipSync(packed).toString('utf8').split('\n')
  if (lines.length !== part.rows) throw new RangeError(`${part.file} has another number of rows`)
  return lines.map((line) => JSON.parse(line) as (string | null)[])
}

function readAt(handle: number, at: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let read = 0
  while (read < size) {
    const count = readSync(handle, bytes, read, size - read, at + read)
    if (count === 0) throw new RangeError('cut off')
    read += count
  }
  return bytes
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
