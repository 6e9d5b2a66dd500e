import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type JudgedCounty, judgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { Problem } from '@junheng/core/problems.ts'
import { readCountyInput } from '../../collection/workbook/read-input.ts'
import { readStandard } from '../../standards/files.ts'
import { type EvaluateOptions, givenProfile, profileFor } from '../evaluate-input.ts'
import { COUNTY_FILES, countyFile } from './county-files.ts'
import { fileName } from './school-zip.ts'

export interface FolderOptions extends Omit<EvaluateOptions, 'brief'> {
  /** Where the counties' folders go; made where it is missing. */
  out: string
  /** Write over files of an earlier run. Other files in these folders stay. */
  force: boolean
}

/**
 * Judges the counties of a package or workbook and writes for each its forms, matrix, shortfalls and school tables into `out/<county_code>/`.
 * All or nothing: everything is written beside its place first and moved there at the end.
 * @returns the folders written
 * @throws Problem('forms.exist') when one of the files stands already and `force` was not given; nothing was written then
 */
export async function writeCountyFolders(input: string | Uint8Array, options: FolderOptions): Promise<string[]> {
  const standard = readStandard(options.standard)
  const { counties } = await readCountyInput(input, standard.catalogue)
  const { profile } = givenProfile(standard, options)
  const out = resolve(options.out)
  const targets = counties.map((county) => join(out, fileName(county.code)))
  if (!options.force) refuseExisting(targets)
  const isNew = !existsSync(out)
  const unfinished = join(out, `.unfinished-${randomUUID().slice(0, 8)}`)
  try {
    for (const [i, county] of counties.entries())
      await writeFolder(
        judgedCounty(county, standard, profileFor(county, profile, options.today)),
        join(unfinished, 'new', String(i)),
      )
    moveAll(targets, unfinished)
  } catch (error) {
    throw unwritable(error, options.out)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
    if (isNew && targets.length > 0 && !targets.some(existsSync)) rmSync(out, { recursive: true, force: true })
  }
  return targets
}

function refuseExisting(folders: readonly string[]): void {
  for (const folder of folders)
    for (const file of COUNTY_FILES)
      if (existsSync(join(folder, file))) throw new Problem('forms.exist', { file: join(folder, file) })
}

async function writeFolder(judged: JudgedCounty, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const file of COUNTY_FILES) writeFileSync(join(folder, file), await countyFile(judged, file), { flush: true })
}

/** Puts every file in its place; the former ones wait aside, and all go back should one not go in. */
function moveAll(targets: readonly string[], unfinished: string): void {
  const undo: (() => void)[] = []
  const move = (from: string, to: string): void => {
    renameSync(from, to)
    undo.push(() => renameSync(to, from))
  }
  try {
    targets.forEach((target, i) => {
      const made = join(unfinished, 'new', String(i))
      if (!existsSync(target)) {
        move(made, target)
        return
      }
      const aside = join(unfinished, 'old', String(i))
      mkdirSync(aside, { recursive: true })
      for (const file of COUNTY_FILES) {
        if (existsSync(join(target, file))) move(join(target, file), join(aside, file))
        move(join(made, file), join(target, file))
      }
    })
  } catch (error) {
    for (const back of undo.reverse()) back()
    throw error
  }
}

function unwritable(error: unknown, dir: string): unknown {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error
  if (!/^E(ACCES|PERM|NOSPC|ROFS|NOTDIR|EXIST|ISDIR|NOTEMPTY|NAMETOOLONG|DQUOT)$/.test(error.code)) return error
  return new Problem('forms.unwritable', { dir, reason: error.code }, { cause: error })
}
