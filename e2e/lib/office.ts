import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Debian's own Python has python3-openpyxl where it is installed; another python3 on the path may not. */
const PYTHON = ['/usr/bin/python3', 'python3'].find((program) => spawnSync(program, ['-c', 'import openpyxl']).status === 0)
const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))

/** For `skip`: why workbooks cannot be filled by a program other than ours; `false` when they can. */
export const noOpenpyxl: string | false = PYTHON ? false : 'no openpyxl: install Debian’s python3-openpyxl'
export const noOffice: string | false = OFFICE
  ? false
  : 'no LibreOffice: install Debian’s libreoffice-calc and libreoffice-writer'

/** Runs a script with openpyxl imported and the arguments in `args`; answers what it prints, as JSON. */
export function withOpenpyxl(script: string, ...args: string[]): unknown {
  const program = `import json, sys, openpyxl\nargs = sys.argv[1:]\n${script}`
  const { status, stdout, stderr } = spawnSync(PYTHON!, ['-c', program, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`openpyxl: ${stderr}`)
  return stdout.trim() === '' ? null : JSON.parse(stdout)
}

/** Opens a file in LibreOffice and answers it saved in another format; throws where LibreOffice cannot. */
export function byLibreOffice(file: string, format: 'pdf' | 'xlsx' | 'txt:Text'): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-office-'))
  try {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const out = join(folder, 'out')
    const args = [profile, '--headless', '--convert-to', format, '--outdir', out, file]
    const { status, stdout, stderr } = spawnSync(OFFICE!, args, { encoding: 'utf8', timeout: 120_000 })
    const [made] = existsSync(out) ? readdirSync(out) : []
    if (status !== 0 || !made) throw new Error(`LibreOffice: ${stdout}${stderr}`)
    return readFileSync(join(out, made))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
