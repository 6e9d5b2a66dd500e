/** Test support: the small county of `a-package.ts` with some files changed or left out, read from a folder. */
import assert from 'node:assert/strict'
import { readCatalogue } from '../../standards/files.ts'
import { inFolder, SMALL } from './a-package.ts'
import { type PackageReading, readCountyPackage } from './read.ts'

export const catalogue = readCatalogue()
export const read = (files: Readonly<Record<string, string | Uint8Array>>): Promise<PackageReading> =>
  inFolder({ ...SMALL, ...files }, (folder) => readCountyPackage(folder, catalogue))
export const changed = (file: string, from: string | RegExp, to: string): Record<string, string> => {
  const text = SMALL[file]!.replace(from, to)
  assert.notEqual(text, SMALL[file], 'the test changed nothing')
  return { [file]: text }
}
export const without = (file: string): Promise<PackageReading> =>
  inFolder(Object.fromEntries(Object.entries(SMALL).filter(([name]) => name !== file)), (folder) =>
    readCountyPackage(folder, catalogue),
  )
