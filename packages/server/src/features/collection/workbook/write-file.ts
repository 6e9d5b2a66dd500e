import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { TargetTaken } from '../package/write.ts'

/**
 * Writes a workbook that appears whole or not at all, and never over another file.
 * @throws TargetTaken when there is a file of that name
 */
export function writeWorkbookFile(out: string, bytes: Uint8Array): void {
  const target = resolve(out)
  if (existsSync(target)) throw new TargetTaken(out)
  mkdirSync(dirname(target), { recursive: true })
  const unfinished = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}`)
  try {
    const fd = openSync(unfinished, 'wx')
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(unfinished, target)
  } finally {
    rmSync(unfinished, { force: true })
  }
}
