import { isZip, readZipDirectory } from '../../../files/zip-directory.ts'

/** How large a workbook may be. Files of the command line have no limits. */
export interface WorkbookLimits {
  bytes: number
  unzippedBytes: number
  ratio: number
  /** Rows with content in one sheet. */
  rows: number
}

/** For what comes over the web. */
export const WORKBOOK_LIMITS: WorkbookLimits = {
  bytes: 50 * 1024 * 1024,
  unzippedBytes: 500 * 1024 * 1024,
  ratio: 100,
  rows: 200_000,
}

/** True when these bytes are a zip that holds a workbook. */
export function isWorkbook(bytes: Buffer): boolean {
  const entries = isZip(bytes) ? (readZipDirectory(bytes) ?? []) : []
  return entries.some(({ path }) => /^\/?xl\/workbook\d*\.(xml|bin)$/i.test(path))
}
