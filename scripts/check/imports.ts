import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Allowed, fileViolation, partOf, violation } from './import-rules.ts'
import { type Reach, readSource } from './read-source.ts'
import { isForTests, sourceFiles } from './source-files.ts'

export interface Violation {
  file: string
  line: number
  text: string
}

export interface ImportReport {
  /** How many files were parsed and how many imports were judged in them: a check that saw nothing has proved nothing. */
  files: number
  imports: number
  violations: Violation[]
}

/** Holds every source file under `root` against the import rules of the house. */
export function checkImports(root: string): ImportReport {
  const allowed = allowedIn(root)
  const report: ImportReport = { files: 0, imports: 0, violations: [] }
  for (const file of sourceFiles(root)) {
    const found = (line: number, text: string) => report.violations.push({ file, line, text })
    const misplaced = fileViolation(file)
    if (misplaced) found(1, misplaced)
    const reach = parsed(file, readFileSync(join(root, file), 'utf8'), found)
    if (!reach) continue
    report.files += 1
    report.imports += reach.imports.length
    judge(file, reach, allowed, found)
  }
  return report
}

function parsed(file: string, code: string, found: (line: number, text: string) => void): Reach | null {
  try {
    return readSource(file, code)
  } catch (error) {
    found(1, `does not parse: ${String(error).split('\n')[0]}`)
    return null
  }
}

function judge(file: string, reach: Reach, allowed: Allowed, found: (line: number, text: string) => void) {
  const isPure = partOf(file) === 'core' && !isForTests(file)
  for (const { specifier, line } of reach.imports) {
    if (specifier === null) {
      if (isPure) found(line, 'core imports nothing that is computed at run time')
      continue
    }
    const text = violation(file, specifier, allowed)
    if (text) found(line, `«${specifier}»: ${text}`)
  }
  if (isPure)
    for (const { name, line } of reach.surroundings) found(line, `core has no ${name}: what it needs to know is an argument`)
}

function allowedIn(root: string): Allowed {
  const parts = ['', 'core', 'server', 'web']
  return new Map(parts.map((part) => [part, dependenciesOf(join(root, part ? `packages/${part}` : '', 'package.json'))]))
}

function dependenciesOf(file: string) {
  const manifest = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const names = (field: string) => Object.keys(manifest[field] ?? {})
  return {
    run: new Set([...names('dependencies'), ...names('optionalDependencies'), ...names('peerDependencies')]),
    develop: new Set(names('devDependencies')),
  }
}
