import { hostname } from 'node:os'
import type { Db } from '../db/database.ts'
import { type AuditLine, auditWherePossible, type By } from '../features/audit/service.ts'

/** What the program does by itself; nobody is signed in. Where several serve one database, the machine tells them apart. */
const theProgram = (now: Date): By => ({ actor: '系统', now, reference: `${hostname()}:${process.pid}` })

const note = (db: Db, now: Date, line: Pick<AuditLine, 'verb' | 'details'>): Promise<void> =>
  auditWherePossible(db, theProgram(now), { ...line, subject: 'system' })

/** Writes down which migrations were run just now, where any were. */
export async function noteMigrations(db: Db, names: readonly string[], now: Date): Promise<void> {
  if (names.length > 0) await note(db, now, { verb: 'system.migrate', details: { 升级: [...names] } })
}

/** A start with no stop before it tells that the last one ended otherwise. */
export const noteStart = (db: Db, now: Date, details: { 版本: string; 地址: string; 演示: boolean }): Promise<void> =>
  note(db, now, { verb: 'system.start', details })

export const noteStop = (db: Db, now: Date): Promise<void> => note(db, now, { verb: 'system.stop', details: {} })

export const noteSeed = (db: Db, now: Date, accounts: readonly string[]): Promise<void> =>
  note(db, now, { verb: 'system.seed', details: { 账号: [...accounts] } })
