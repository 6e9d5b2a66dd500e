import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type JudgedCounty, judgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { Problem } from '@junheng/core/problems.ts'
import { readCountyPackage } from '../../collection/package/read.ts'
import { readStandard } from '../../standards/files.ts'
import { type EvaluateOptions, profileFor } from '../evaluate-input.ts'
import { COUNTY_FILES, countyFile } from './county-files.ts'
import { fileName } from './school-zip.ts'

export interface FolderOptions extends Omit<EvaluateOptions, 'brief'> {
  /** Where the counties' folders go; made where it is missing. */
  out: string
  /** Write over files of an earlier run. Other files in these folders stay. */
  force: boolean
}

/**
 * Judges the counties of a package and writes for each its forms, matrix, shortfalls and school tables into `out/<county_code>/`.
 * All or nothing: everything is written beside its place first and moved there at the end.
 * @returns the folders written
 * @throws Problem('forms.exist') when one of the files stands already and `force` was not given; nothing was written then
 */
export async function writeCountyFolders(input: string | Uint8Array, options: FolderOptions): Promise<string[]> {
  const standard = readStandard(options.standard)
  const { counties } = await readCountyPackage(input, standard.catalogue)
  const { profile } = profileFor(standard, counties, options)
  const out = resolve(options.out)
  const targets = counties.map((county) => join(out, fileName(county.code)))
  if (!options.force) refuseExisting(targets)
  const madeOut = mkdirSync(out, { recursive: true })
  const unfinished = join(out, `.unfinished-${randomUUID().slice(0, 8)}`)
  try {
    for (const [i, county] of counties.entries())
      await writeFolder(judgedCounty(county, standard, profile), join(unfinished, String(i)))
    targets.forEach((target, i) => {
      moveFolder(join(unfinished, String(i)), target)
    })
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (madeOut !== undefined) rmSync(madeOut, { recursive: true, force: true })
    throw unwritable(error, options.out)
  }
  rmSync(unfinished, { recursive: true, force: true })
  return targets
}

/** Refuses before anything is read or judged: a folder of this name already there is found out early by the command line. */
export function refuseExisting(folders: readonly string[]): void {
  for (const folder of folders)
    for (const file of COUNTY_FILES)
      if (existsSync(join(folder, file))) throw new Problem('forms.exist', { file: join(folder, file) })
}

async function writeFolder(judged: JudgedCounty, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const file of COUNTY_FILES) writeFileSync(join(folder, file), await countyFile(judged, file), { flush: true })
}

/** A new folder is moved whole; into one that stands the files go one by one, each replacing its former self at once. */
function moveFolder(from: string, to: string): void {
  if (!existsSync(to)) return renameSync(from, to)
  for (const file of COUNTY_FILES) renameSync(join(from, file), join(to, file))
}

function unwritable(error: unknown, dir: string): unknown {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error
  if (!/^E(ACCES|PERM|NOSPC|ROFS|NOTDIR|EXIST|ISDIR|NAMETOOLONG|DQUOT)$/.test(error.code)) return error
  return new Problem('forms.unwritable', { dir, reason: error.code }, { cause: error })
}
