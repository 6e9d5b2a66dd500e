import { randomUUID } from 'node:crypto'
import { type Db, openPool } from '../../db/database.ts'
import { sealOnce } from './seal.ts'
import { type AuditLine, audit, type By } from './service.ts'

export const NOON = new Date('2026-11-23T04:00:00.000Z')
export const later = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000)

/** Writes `count` entries a second apart, each about a subject of its own unless the line names one. @returns their subjects */
export async function write(db: Db, count: number, line: Partial<AuditLine> = {}, by: Partial<By> = {}): Promise<string[]> {
  const subjects: string[] = []
  for (let i = 0; i < count; i++) {
    const subject = line.subject ?? randomUUID()
    await audit(
      db,
      { actor: '测试', now: later(i), reference: 'test', ...by },
      { verb: 'collection.hand-in', ...line, subject, details: { 次: i, ...line.details } },
    )
    subjects.push(subject)
  }
  return subjects
}

/** Seals all that waits, `batch` entries a seal. The database's owner does it here; the role has its own test. */
export async function sealAll(owner: Db, batch = 2000, now: Date = later(60)): Promise<void> {
  while ((await sealOnce(owner, now, null, batch)) > 0);
}

/** As `sealAll`, with the owner's login opened for it. */
export async function sealThrough(ownerUrl: string): Promise<void> {
  const owner = openPool(ownerUrl, { max: 1 })
  try {
    await sealAll(owner)
  } finally {
    await owner.destroy()
  }
}
