import { spawnSync } from 'node:child_process'

/** What some tests need of the machine beside Node: Debian's names, and what each is for. */
const NEEDED: Readonly<Record<string, string>> = {
  chromium: 'the browser tests',
  'fonts-noto-cjk': 'Chinese text in screenshots',
  'libreoffice-calc': 'opening written workbooks in LibreOffice',
  'libreoffice-writer': 'opening written documents in LibreOffice',
  'python3-openpyxl': 'reading written workbooks with openpyxl',
}

export interface Missing {
  name: string
  purpose: string
}

/**
 * Installs what is missing where that can be done without asking: on Debian, as root, with apt's archives in reach. Gives back
 * what is still missing, and why. Tests look for the programs themselves and skip with a reason.
 */
export function ensureSystemPackages(say: (text: string) => void): { missing: Missing[]; why: string } {
  if (!works('dpkg-query', ['--version'])) return { missing: [], why: '' }
  const absent = () => Object.keys(NEEDED).filter((name) => !isInstalled(name))
  const wanted = absent()
  if (wanted.length === 0) return { missing: [], why: '' }
  const why = process.getuid?.() === 0 ? install(wanted, say) : `not root: sudo apt-get install ${wanted.join(' ')}`
  return { missing: absent().map((name) => ({ name, purpose: NEEDED[name]! })), why }
}

function install(names: string[], say: (text: string) => void): string {
  say(`Installing for the tests: ${names.join(' ')} …`)
  const patience = [
    '-o',
    'Acquire::Retries=1',
    '-o',
    'Acquire::http::Timeout=15',
    '-o',
    'Acquire::https::Timeout=15',
    '-o',
    'DPkg::Lock::Timeout=180',
  ]
  const apt = (args: string[]) =>
    spawnSync('apt-get', [...patience, '-q', '-y', ...args], {
      encoding: 'utf8',
      timeout: 6 * 60_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt(['update'])
  const { status, stderr, error } = apt(['install', '--no-install-recommends', ...names])
  if (status === 0) return ''
  // One package that cannot be had keeps apt from installing the others.
  for (const name of names) if (!isInstalled(name)) apt(['install', '--no-install-recommends', name])
  return error?.message ?? stderr?.trim().split('\n').at(-1) ?? `apt-get ended with ${status}`
}

function isInstalled(name: string): boolean {
  const { status, stdout } = spawnSync('dpkg-query', ['-s', name], { encoding: 'utf8' })
  return status === 0 && stdout.includes('\nStatus: install ok installed\n')
}

const works = (program: string, args: string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0
