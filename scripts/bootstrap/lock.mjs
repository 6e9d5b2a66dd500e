import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Stop, say } from './say.mjs'

const LONGEST_WAIT = 20 * 60_000
const ELSEWHERE_IS_STALE_AFTER = 30 * 60_000

/**
 * Runs `work` while no other process of this folder does: two `npm start` at once must not both replace node_modules. A lock
 * whose owner has died is taken over; so nothing is left to clean up by hand after a kill or a power cut.
 *
 * @template T
 * @param {string} file
 * @param {string} what said to a second process while it waits
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, what, work) {
  mkdirSync(dirname(file), { recursive: true })
  const me = JSON.stringify({ pid: process.pid, started: startOf(process.pid), host: hostname() })
  const mine = `${file}.${process.pid}`
  const until = Date.now() + LONGEST_WAIT
  for (let said = false; !taken(file, mine, me); said = true) {
    const owner = ownerOf(file)
    if (owner === null) continue
    if (isGone(owner, file)) {
      breakLock(file, owner.text)
      continue
    }
    if (!said) say(`${what} is under way in another process (${owner.pid}); waiting for it.`)
    if (Date.now() > until) throw new Stop(`Waited 20 minutes for process ${owner.pid}. If it is not ${what}, delete ${file}.`)
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** A hard link appears whole or not at all, so nobody ever reads a half-written owner. @param {string} file @param {string} mine @param {string} me */
function taken(file, mine, me) {
  writeFileSync(mine, me)
  try {
    linkSync(mine, file)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(mine, { force: true })
  }
}

/** @typedef {{ pid: number, started: string, host: string, text: string }} Owner */

/** @param {string} file @returns {Owner | null} null when it was released meanwhile */
function ownerOf(file) {
  try {
    const text = readFileSync(file, 'utf8')
    return { ...JSON.parse(text), text }
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null
    throw new Stop(`${file} is not a lock of ours: delete it and run this again.`)
  }
}

/** @param {Owner} owner @param {string} file */
function isGone(owner, file) {
  if (owner.host !== hostname()) return ageOf(file) > ELSEWHERE_IS_STALE_AFTER
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
  return startOf(owner.pid) !== owner.started
}

/** @param {string} file */
function ageOf(file) {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
}

/** When a process began, so that a number given out again is not taken for the old owner; empty where /proc does not exist. @param {number} pid */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** Takes a dead owner's lock away. If somebody else did so first and we moved *their* lock, it is put back. @param {string} file @param {string} seen */
function breakLock(file, seen) {
  const aside = `${file}.${process.pid}.old`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, file)
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}
