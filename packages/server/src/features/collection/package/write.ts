import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { County } from '@junheng/core/features/collection/county.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { zipFiles } from '../../../files/zip-write.ts'
import { countyCsv } from './county-csv.ts'

/** The target stands already and holds something; nothing was written. */
export class TargetTaken extends Error {
  readonly target: string
  constructor(target: string) {
    super(`${target} 已存在且不为空`)
    this.target = target
  }
}

/**
 * Writes counties as a county package: a folder, or a zip when `out` ends in .zip. Reading it gives the same counties. It appears
 * whole or not at all: written beside its place under another name, then renamed.
 *
 * @throws TargetTaken when there is a file of that name or a folder that is not empty
 */
export async function writeCountyPackage(counties: readonly County[], out: string, catalogue: Catalogue): Promise<void> {
  const target = resolve(out)
  refuseTaken(target, out)
  mkdirSync(dirname(target), { recursive: true })
  const unfinished = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}`)
  try {
    if (/\.zip$/i.test(target)) writeWhole(unfinished, [packageBytes(counties, catalogue)])
    else {
      mkdirSync(unfinished)
      for (const [table, pieces] of countyCsv(counties, catalogue)) writeWhole(join(unfinished, `${table}.csv`), pieces)
      if (existsSync(target)) rmdirSync(target)
    }
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
}

/** The package as the bytes of a zip. */
export function packageBytes(counties: readonly County[], catalogue: Catalogue): Uint8Array {
  return zipFiles(
    [...countyCsv(counties, catalogue)].map(([table, pieces]) => ({
      path: `${table}.csv`,
      bytes: Buffer.from([...pieces].join('')),
    })),
  )
}

function refuseTaken(target: string, out: string): void {
  const found = statSync(target, { throwIfNoEntry: false })
  if (found === undefined) return
  const isEmptyFolder = found.isDirectory() && readdirSync(target).length === 0 && !/\.zip$/i.test(target)
  if (!isEmptyFolder) throw new TargetTaken(out)
}

/** Writes and flushes a new file. */
function writeWhole(path: string, pieces: Iterable<string | Uint8Array>): void {
  const fd = openSync(path, 'wx')
  try {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
    }
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
