import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkImports, type Violation } from './imports.ts'
import { checkTidiness } from './tidiness.ts'

export interface CheckResult {
  name: string
  passed: boolean
  /** What was read, or every complaint. */
  output: string
}

/** Every check of the sources, started together, in the order in which they are reported. */
export function runChecks(root: string): Promise<CheckResult[]> {
  return Promise.all([
    types(root, 'types', '.'),
    types(root, 'types of core without Node', 'packages/core'),
    types(root, 'types of the web', 'packages/web'),
    types(root, 'types of e2e', 'e2e'),
    program(root, 'style', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=50', '.']),
    imports(root),
    tidiness(root),
  ])
}

const types = (root: string, name: string, project: string) =>
  program(root, name, 'typescript/bin/tsc', ['-p', project, '--pretty', 'false'])

function program(root: string, name: string, file: string, args: string[]): Promise<CheckResult> {
  const script = join(root, 'node_modules', file)
  if (!existsSync(script)) return Promise.resolve({ name, passed: false, output: `${script} is missing` })
  return new Promise((done) => {
    execFile(process.execPath, [script, ...args], { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      done({ name, passed: error === null, output: `${stdout}${stderr}`.trim() || (error ? String(error) : '') })
    })
  })
}

async function imports(root: string): Promise<CheckResult> {
  const { files, imports, violations } = checkImports(root)
  return judged('imports', violations, `${files} files and ${imports} imports read`, files > 0 && imports > 0)
}

async function tidiness(root: string): Promise<CheckResult> {
  const { files, violations } = checkTidiness(root)
  return judged('length and words', violations, `${files} files read`, files > 0)
}

/** A check that read nothing has proved nothing, and fails. */
function judged(name: string, violations: Violation[], read: string, sawFiles: boolean): CheckResult {
  const complaints = violations.map(({ file, line, text }) => `${file}:${line}  ${text}`)
  return { name, passed: sawFiles && violations.length === 0, output: [...complaints, read].join('\n') }
}
