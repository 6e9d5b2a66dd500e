import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The operating system's user who runs PostgreSQL. Null ids: whoever runs this program. */
export interface Runner {
  name: string
  uid: number | null
  gid: number | null
}

/**
 * PostgreSQL refuses to run as root; for root it is `postgres` if that user exists, else `nobody`. Anybody else runs it themselves.
 * `passwd` is the text of /etc/passwd.
 */
export function chooseRunner(uid: number | undefined = process.getuid?.(), passwd: () => string = readPasswd): Runner {
  if (uid !== 0) return { name: process.env['USER'] ?? String(uid ?? 'me'), uid: null, gid: null }
  const users = new Map<string, Runner>()
  for (const line of passwd().split('\n')) {
    const [name, , userId, groupId] = line.split(':')
    if (name && userId && groupId) users.set(name, { name, uid: Number(userId), gid: Number(groupId) })
  }
  return users.get('postgres') ?? users.get('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 }
}

export interface Ran {
  ok: boolean
  stdout: string
  stderr: string
}

/** Runs a program as `runner` to its end, with an environment that says nothing of ours and messages in plain English. */
export function runAs(runner: Runner, program: string, args: readonly string[], input?: string): Ran {
  const result = spawnSync(program, args, {
    ...identity(runner),
    env: quietEnvironment(),
    cwd: '/',
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  })
  return { ok: result.status === 0, stdout: result.stdout ?? '', stderr: result.stderr || (result.error?.message ?? '') }
}

export function identity(runner: Runner): { uid?: number; gid?: number } {
  return runner.uid === null || runner.gid === null ? {} : { uid: runner.uid, gid: runner.gid }
}

/** PostgreSQL reads PG* and locale variables; ours are settled by arguments, so it sees none of them. */
export function quietEnvironment(): NodeJS.ProcessEnv {
  const path = process.env['PATH']
  return { LC_ALL: 'C', TZ: 'UTC', ...(path === undefined ? {} : { PATH: path }) }
}

const readPasswd = (): string => readFileSync('/etc/passwd', 'utf8')
