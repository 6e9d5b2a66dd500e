import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'

const PASSED_ON = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs a program to its end and gives its exit code (128 + n if signal n ended it). Signals sent to us are passed on, each kind
 * once: a terminal sends Ctrl-C to the whole group and npm sends it a second time, and the child should not read that as haste.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} options
 * @returns {Promise<number>}
 */
export function run(command, args, { cwd, env = process.env, stdio = 'inherit' }) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, env, stdio })
    const passOn = PASSED_ON.map((signal) => {
      let sent = false
      const listener = () => {
        if (!sent) child.kill(signal)
        sent = true
      }
      process.on(signal, listener)
      return () => process.off(signal, listener)
    })
    const widow = onParentsDeath(() => child.kill('SIGTERM'))
    child.on('error', failed)
    child.on('close', (code, signal) => {
      clearInterval(widow)
      for (const off of passOn) off()
      done(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}

/** npm killed outright tells nobody. Without npm above us, a parent that leaves is somebody's wish (`nohup`, a service). @param {() => void} tell */
function onParentsDeath(tell) {
  const parent = process.ppid
  if (!process.env['npm_lifecycle_event']) return undefined
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    tell()
  }, 500).unref()
  return timer
}

// Many packages name Node 22 as their least: they run under the pinned Node, not under the one npm runs under.
const HABITS = ['--engine-strict=false', '--loglevel=error', '--no-audit', '--no-fund', '--prefer-offline']

/**
 * Runs npm under the Node that runs us, whatever npm it is; from its own cache as far as that goes. Its words go to stderr.
 *
 * @param {readonly string[]} words
 * @param {string} cwd
 */
export function npm(words, cwd) {
  const args = [...words, ...HABITS]
  const script = process.env['npm_execpath']
  const node = process.env['npm_node_execpath']
  // Started by npm: the same npm again, under the Node it was started with (the pinned one may be about to be replaced).
  if (script && /npm-cli\.c?js$/.test(script) && existsSync(script)) {
    return run(node && existsSync(node) ? node : process.execPath, [script, ...args], { cwd, stdio: ['ignore', 2, 2] })
  }
  // On Windows npm is a batch file, which only a shell can start; the arguments are all ours and hold nothing to quote.
  const windows = process.platform === 'win32'
  return run(windows ? 'cmd.exe' : 'npm', windows ? ['/d', '/c', 'npm', ...args] : args, { cwd, stdio: ['ignore', 2, 2] })
}
