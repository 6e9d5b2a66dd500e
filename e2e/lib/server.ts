import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPointer } from '../../packages/server/src/data-folder/folder-files.ts'

export interface Account {
  user: string
  password: string
  role: string
}

export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  url: string
  /** The data folder as the server names it. */
  data: string
  /** By role. */
  accounts: ReadonlyMap<string, Account>
  /** The process itself, for tests that kill it. */
  process: ChildProcess
  /** Ends it as an administrator would; gives its exit code, null if it had to be killed. The data folder goes with it. */
  stop: () => Promise<number | null>
}

const ROOT = join(import.meta.dirname, '../..')
const PATIENCE = 90_000

/**
 * `junheng serve --demo` on a free port, with a data folder of its own unless one is given (which is then kept).
 *
 * @throws with everything it printed, when it does not become ready
 */
export async function startServer({
  data = '',
  port = 0,
  args = [] as readonly string[],
  env = {} as Readonly<Record<string, string>>,
} = {}): Promise<RunningServer> {
  const folder = data || (await ownFolder(args, env))
  const running = await serve(folder, port, args, env)
  const remove = () => {
    if (!data) removeFolder(folder)
  }
  if ('error' in running) {
    remove()
    throw running.error
  }
  const stop = async () => {
    const code = await ended(running.child)
    remove()
    return code
  }
  return { ...running.told, process: running.child, stop }
}

/** What it says of itself. */
type Told = Pick<RunningServer, 'url' | 'data' | 'accounts'>

async function serve(
  folder: string,
  port: number,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ told: Told; child: ChildProcess } | { error: unknown }> {
  const main = join(ROOT, 'packages/server/src/cli/main.ts')
  const chosen = port || (await freePort())
  const child = spawn(process.execPath, [main, 'serve', '--demo', '--data', folder, '--port', String(chosen), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...withoutTestContext(), ...env },
  })
  try {
    return { told: await untilReady(child), child }
  } catch (error) {
    await ended(child)
    return { error }
  }
}

/**
 * A folder as the first start leaves it, where the server keeps its own database: made once in this process and copied, because making it takes
 * longer than most journeys. With other words or a database elsewhere, an empty one.
 */
async function ownFolder(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const folder = emptyFolder()
  if (args.length > 0 || env['DATABASE_URL'] || process.env['DATABASE_URL']) return folder
  model ??= makeModel()
  const made = await model
  if (made) execFileSync('cp', ['-a', `${made}/.`, folder])
  return folder
}

let model: Promise<string | null> | null = null

/** Null where the database does not lie in the folder and would be shared by its copies. */
async function makeModel(): Promise<string | null> {
  const folder = emptyFolder()
  process.once('exit', () => removeFolder(folder))
  const running = await serve(folder, 0, [], {})
  if ('error' in running) throw running.error
  await ended(running.child)
  return readPointer(folder) === null ? folder : null
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-e2e-'))
  // As root, PostgreSQL runs as another user; where that user cannot pass, its files would go elsewhere and outlive the test.
  chmodSync(folder, 0o755)
  return folder
}

const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.on('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))))
    })
  })
}

/** The first lines are fixed (DESIGN §6): `ready URL`, `data DIR`, `account USER PASSWORD ROLE` for each role. */
function untilReady(child: ChildProcess): Promise<Told> {
  return new Promise((done, failed) => {
    let [said, complained] = ['', '']
    let settled = false
    const give = (why: string) => failed(new Error(`junheng serve ${why}\n${said}${complained}`))
    const late = setTimeout(() => give(`was not ready after ${PATIENCE / 1000} s`), PATIENCE)
    child.on('error', failed)
    child.on('exit', (code, signal) => {
      clearTimeout(late)
      give(`ended with ${code ?? signal} before it was ready`)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complained = (complained + text).slice(-20_000)
    })
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (settled) return
      said += text
      const told = readLines(said)
      if (!told) return
      settled = true
      clearTimeout(late)
      done(told)
    })
  })
}

/** Null until all is said: the address, the folder and both roles of the demo. */
export function readLines(text: string): Told | null {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  const after = (word: string) => lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))
  const [url, data] = [after('ready')[0], after('data')[0]]
  const accounts = new Map<string, Account>()
  for (const line of after('account')) {
    const [user, password, role] = line.split(' ')
    if (user && password && role) accounts.set(role, { user, password, role })
  }
  const complete = url && data && accounts.has('coordinator') && accounts.has('system_admin')
  return complete ? { url, data, accounts } : null
}

/** SIGTERM, and after 30 s SIGKILL, which counts as null. */
function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((done) => {
    const late = setTimeout(() => child.kill('SIGKILL'), 30_000)
    child.on('close', (code) => {
      clearTimeout(late)
      done(code)
    })
    child.kill('SIGTERM')
  })
}

function withoutTestContext(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  delete (env as NodeJS.ProcessEnv)['NODE_TEST_CONTEXT']
  return env
}
