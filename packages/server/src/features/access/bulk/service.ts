import { randomUUID } from 'node:crypto'
import type { Download, Upload } from '@junheng/core/endpoint.ts'
import { type Fault, hasErrors } from '@junheng/core/fault.ts'
import type { BulkCheck, BulkConfirmation, BulkSlips } from '@junheng/core/features/access/bulk/schema.ts'
import { branchOf } from '@junheng/core/features/access/roles.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { sha256Of } from '../../../files/stored-files.ts'
import type { Context } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { notify } from '../../notices/service.ts'
import { dayInChina } from '../china-day.ts'
import { passwordFor } from '../new-password.ts'
import { hashPassword } from '../passwords.ts'
import { readPolicy } from '../policy.ts'
import { addAccount } from '../queries.ts'
import { type PlacedPerson, placePeople } from './place-people.ts'
import * as queries from './queries.ts'
import { readPeople } from './read-people.ts'
import { templateFile } from './template.ts'

export function bulkTemplate(): Download {
  const bytes = templateFile()
  return { fileName: '批量建立账号.xlsx', mediaType: XLSX, size: bytes.length, bytes }
}

/** Who would be made, and every fault; nothing is kept. */
export async function checkBulk(ctx: Context, file: Upload): Promise<BulkCheck> {
  const { people, faults } = await readFile(ctx, file)
  return {
    sha256: sha256Of(file.bytes),
    people: people.map((person) => ({ name: person.name, displayName: person.displayName, ...wanted(person) })),
    faults,
  }
}

/** All of them or none. The passwords are in the answer and nowhere else. @throws Problem access.bulk-other-file, access.bulk-has-faults */
export async function addBulk(ctx: Context, file: Upload, { sha256 }: BulkConfirmation): Promise<BulkSlips> {
  if (sha256Of(file.bytes) !== sha256) throw new Problem('access.bulk-other-file')
  const { people, faults } = await readFile(ctx, file)
  const errors = faults.filter(({ severity }) => severity === 'error').length
  if (errors > 0) throw new Problem('access.bulk-has-faults', { errors, faults })
  const made = await withPasswords(ctx, people)
  const at = ctx.now.toISOString()
  await atomically(ctx.db, async (tx) => {
    for (const { person, account, hash } of made) {
      await addAccount(tx, { ...account, password_hash: hash, must_change: true }, at)
      await queries.addRequest(tx, {
        request_id: randomUUID(),
        account_id: account.account_id,
        role: person.role,
        county_code: person.place.code,
        school_code: person.school,
        unit_name: person.unit,
        requested_at: at,
        requested_name: ctx.actor.displayName,
      })
      await audit(tx, ctx, {
        verb: 'access.add-account',
        subject: account.account_id,
        subjectName: account.name,
        after: { 姓名: person.displayName, 类别: account.branch, 申请岗位: person.role, 单位: person.unit },
        details: { 文件: file.fileName },
      })
    }
    await notify(tx, ctx, {
      to: [{ role: 'security_admin', county: '' }],
      kind: 'task',
      title: `${made.length} 个账号等待授予岗位`,
      body: '系统管理员批量建立了账号。请核对申请的岗位，授予之前本人不能登录。',
      link: '/accounts/requests',
    })
    const details = { 人数: made.length, sha256 }
    await audit(tx, ctx, { verb: 'access.add-accounts', subject: sha256, subjectName: file.fileName, details })
  }).catch((error) => {
    // Somebody took a name between the look and the writing.
    throw isDuplicate(error) ? new Problem('access.bulk-has-faults', { errors: 1 }) : error
  })
  return {
    slips: made.map(({ person, password }) => ({
      name: person.name,
      displayName: person.displayName,
      ...wanted(person),
      password,
    })),
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const wanted = ({ role, place, unit, school }: PlacedPerson) => ({ role, county: place, unit, school })

async function readFile(ctx: Context, file: Upload): Promise<{ people: PlacedPerson[]; faults: Fault[] }> {
  const { bytes, fileName } = file
  const read = await ctx.work.run('readSheets', { bytes, fileName, rule: 'A001' }, ctx.signal)
  const faults: Fault[] = read.fault ? [read.fault] : []
  if (read.fault) return { people: [], faults }
  const people = await placePeople(ctx.db, readPeople(read.sheets, fileName, faults), dayInChina(ctx.now))
  return { people: hasErrors(faults) ? [] : people, faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
}

/** Two at a time: signing in goes on beside it. */
async function withPasswords(ctx: Context, people: readonly PlacedPerson[]) {
  const policy = await readPolicy(ctx.db)
  const made = people.map((person) => {
    const { name, displayName, phone, role } = person
    const password = passwordFor({ account: name, displayName, phone }, policy)
    const account = { account_id: randomUUID(), name, display_name: displayName, branch: branchOf(role), phone }
    return { person, account, password, hash: '' }
  })
  const waiting = [...made]
  const next = async (): Promise<void> => {
    for (let each = waiting.pop(); each; each = waiting.pop()) {
      ctx.signal.throwIfAborted()
      each.hash = await hashPassword(each.password)
    }
  }
  await Promise.all([next(), next()])
  return made
}
