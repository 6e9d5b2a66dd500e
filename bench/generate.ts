/**
 * Writes a fictional county package of any size: one county of 150 schools, or a nation of 2 900 counties. The bytes depend only on the
 * size asked for; a smaller nation is a prefix of a larger one. A nation takes about two seconds.
 *
 * Run: node_modules/node/bin/node bench/generate.ts DIR [--counties 2900] [--schools 58]
 */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seeded } from '../examples/make/random.ts'
import { COUNTY_ITEMS } from './generate/county-items.ts'
import { type County, countyLines, HEADERS } from './generate/county-lines.ts'

export interface Size {
  counties: number
  /** Schools in each county. */
  schools: number
  /** Classes of a section of usual size, on average. */
  classes: number
}

/** What was written. */
export interface Written {
  counties: number
  schools: number
  sections: number
  classes: number
}

/** 150 schools, about 3 700 classes. */
export const ONE_COUNTY: Size = { counties: 1, schools: 150, classes: 20 }
/** 2 900 counties, about 200 000 sections and 4.5 million classes. */
export const nation = (counties: number): Size => ({ counties, schools: 58, classes: 22.9 })

/**
 * The folder of the package under `cache`, written first unless it already stands there; a half-written one never takes its name, and a
 * changed generator writes anew.
 */
export function ensurePackage(cache: string, name: string, size: Size): string {
  const folder = join(cache, `${name}-${VERSION}`)
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.unfinished-${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  generate(unfinished, size)
  renameSync(unfinished, folder)
  return folder
}

const SOURCES = ['generate.ts', 'generate/county-lines.ts', 'generate/county-items.ts']
const VERSION = SOURCES.reduce((hash, file) => hash.update(readFileSync(join(import.meta.dirname, file))), createHash('sha256'))
  .digest('hex')
  .slice(0, 8)

export function generate(folder: string, size: Size): Written {
  mkdirSync(folder, { recursive: true })
  const files = Object.entries(HEADERS).map(([name, header]) => {
    const file = openSync(join(folder, `${name}.csv`), 'w')
    writeSync(file, `${header}\n`)
    return [name as keyof typeof HEADERS, file] as const
  })
  const written: Written = { counties: size.counties, schools: 0, sections: 0, classes: 0 }
  const codes = { next: new Map<string, number>() }
  for (let i = 0; i < size.counties; i++) {
    const county: County = { code: `99${String(i + 1).padStart(4, '0')}`, name: `示例县${i + 1}`, items: COUNTY_ITEMS }
    const lines = countyLines(seeded(7000 + i), county, size, codes)
    for (const [name, file] of files) writeSync(file, lines[name].join(''))
    written.schools += lines.schools.length
    written.sections += lines.sections.length
    written.classes += lines.classes.length
  }
  for (const [, file] of files) closeSync(file)
  return written
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { counties: { type: 'string', default: '2900' }, schools: { type: 'string' } },
  })
  const folder = positionals[0]
  if (folder === undefined) throw new Error('which folder?')
  const size = nation(Number(values.counties))
  console.log(generate(folder, { ...size, schools: Number(values.schools ?? size.schools) }))
}
