import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Problem } from '@junheng/core/problems.ts'
import { padded, readTarHeader } from './tar.ts'
import type { Manifest } from './write-backup.ts'

/** A backup every byte of which has been checked. */
export interface Backup {
  manifest: Manifest
  /** The rows of one part, each a list of texts and nulls in the order of the table's columns. */
  rowsOf: (part: { file: string }) => (string | null)[][]
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
    const rowsOf = (part: { file: string }) => rowsIn(content(part.file))
    for (const table of manifest.tables) checkTable(table, content)
    return { manifest, rowsOf, close: () => closeSync(handle) }
  } catch (error) {
    closeSync(handle)
    throw new Problem('backup.damaged', { file, reason: (error as Error).message }, { cause: error })
  }
}

function listEntries(handle: number): Map<string, { at: number; size: number }> {
  const { size: total } = fstatSync(handle)
  const places = new Map<string, { at: number; size: number }>()
  for (let at = 0; ; ) {
    const header = readTarHeader(readAt(handle, at, 512))
    if (!header) return places
    at += 512
    if (!(header.size >= 0) || at + header.size > total) throw new RangeError('cut off')
    places.set(header.name, { at, size: header.size })
    at += padded(header.size)
  }
}

function sealedManifest(text: Buffer, seal: Buffer): Manifest {
  if (sha256(text) !== seal.toString('utf8').trim()) throw new RangeError('manifest.json was altered')
  const manifest = JSON.parse(text.toString('utf8')) as Manifest
  if (manifest.format !== 1) throw new RangeError(`unknown format ${String(manifest.format)}`)
  return manifest
}

function checkTable(table: Manifest['tables'][number], content: (name: string) => Buffer): void {
  let rows = 0
  for (const part of table.parts) {
    const packed = content(part.file)
    if (sha256(packed) !== part.sha256) throw new RangeError(`${part.file} was altered`)
    if (rowsIn(packed).length !== part.rows) throw new RangeError(`${part.file} has another number of rows`)
    rows += part.rows
  }
  if (rows !== table.rows) throw new RangeError(`${table.name} has another number of rows`)
}

function rowsIn(packed: Buffer): (string | null)[][] {
  const lines = gunzipSync(packed).toString('utf8').split('\n')
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
