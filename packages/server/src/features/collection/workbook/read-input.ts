import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { CountyKeys } from '@junheng/core/features/collection/county-values.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { phase, type Tell } from '@junheng/core/progress.ts'
import { isZip } from '../../../files/zip-directory.ts'
import { type PackageReading, readCountyPackage } from '../package/read.ts'
import { isWorkbook, WORKBOOK_LIMITS, type WorkbookLimits } from './workbook-limits.ts'

/**
 * Reads a county's data whatever it comes in: a workbook, a package's folder or zip, or the bytes of either. Which it is is told
 * from the content, not the name. Nothing is thrown for bad input.
 *
 * @param salt what a workbook's staff numbers are hashed with instead of the county (`teacher-ids.ts`)
 * @param limits how large it may be; bytes from the web are limited even when this is left out, files of the command line are not
 */
export async function readCountyInput(
  input: string | Uint8Array,
  catalogue: Catalogue & CountyKeys,
  limits?: WorkbookLimits,
  tell: Tell = () => {},
  salt?: string,
): Promise<PackageReading> {
  tell(phase('reading'))
  if (typeof input !== 'string') {
    const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
    return isZip(bytes) && !isWorkbook(bytes)
      ? readCountyPackage(input, catalogue, limits ?? WORKBOOK_LIMITS)
      : readWorkbook(bytes, '工作簿', catalogue, limits ?? WORKBOOK_LIMITS, tell, salt)
  }
  const bytes = workbookFile(input)
  return bytes === null
    ? readCountyPackage(input, catalogue, limits)
    : readWorkbook(bytes, basename(input), catalogue, limits ?? null, tell, salt)
}

/** The workbook's reader is loaded when one comes: packages are read by quick commands. */
async function readWorkbook(
  bytes: Buffer,
  name: string,
  catalogue: Catalogue & CountyKeys,
  limits: WorkbookLimits | null,
  tell: Tell,
  salt: string | undefined,
): Promise<PackageReading> {
  const { readCountyWorkbook } = await import('./read-workbook.ts')
  return readCountyWorkbook(bytes, name, catalogue, limits, tell, salt)
}

/** The file's bytes when it is a workbook or means to be one; null for what the package's reader takes or explains. */
function workbookFile(path: string): Buffer | null {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined || !found.isFile()) return null
  const meansToBe = /\.(xlsx?|xlsm|xlsb|xltx|et|ods)$/i.test(path)
  try {
    if (!meansToBe && !startsLikeWorkbook(path)) return null
    const bytes = readFileSync(path)
    if (isWorkbook(bytes)) return bytes
    // A package somebody renamed is still a package.
    return isZip(bytes) && (!meansToBe || bytes.includes('schools.csv')) ? null : bytes
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return null
  }
}

/** A package may be hundreds of megabytes and is read elsewhere: its first entry tells that it is no workbook, and old Office files have a mark. */
function startsLikeWorkbook(path: string): boolean {
  const start = Buffer.alloc(512)
  const fd = openSync(path, 'r')
  try {
    readSync(fd, start, 0, start.length, 0)
  } finally {
    closeSync(fd)
  }
  if (start.readUInt32BE(0) === 0xd0cf11e0) return true
  return isZip(start) && /^(\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/|customXml\/)/.test(start.toString('latin1', 30))
}
