import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { TableName } from '@junheng/core/features/collection/columns.ts'
import type { CsvFile } from './csv-file.ts'

/** A table's file, open to be read in pieces. */
export interface OpenFile {
  table: TableName
  sheet: string
  path: string
  fd: number
  size: number
  close: () => void
}

/** An open file whose header was read, and where it was cut so far. */
export interface HeadedFile extends OpenFile {
  csv: CsvFile
  cuts: number[]
}

export function openFile(table: TableName, sheet: string, path: string): OpenFile {
  const fd = openSync(path, 'r')
  return { table, sheet, path, fd, size: fstatSync(fd).size, close: () => closeSync(fd) }
}

/** Fills `into` with the bytes of a file from `from` on. @returns how many there were */
export function readAt({ fd }: Pick<OpenFile, 'fd'>, from: number, into: Uint8Array): number {
  let at = 0
  while (at < into.length) {
    const read = readSync(fd, into, at, into.length - at, from + at)
    if (read === 0) break
    at += read
  }
  return at
}

/** The bytes from…to of a file, fewer at its end. */
export function bytesOf(file: Pick<OpenFile, 'fd'>, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafe(to - from)
  return bytes.subarray(0, readAt(file, from, bytes))
}
