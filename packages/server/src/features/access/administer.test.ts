import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scene } from '../../db/test-database.ts'
import { addAccount, listAccountsAtTheMachine, resetPassword, unlockByName } from './administer.ts'
import { passwordMatches } from './passwords.ts'
import { findAccountByName } from './queries.ts'

const now = new Date('2026-09-01T02:00:00Z')
const county = { code: '990109', name: '虚构县' }

test(
  'the first account of a real county is made at the machine, and its password can be set anew',
  scene(async ({ db }) => {
    const at = { db, now }
    await addAccount(at, { name: '王芳', role: 'coordinator', county, password: 'aaaa-bbbb-cccc' })
    assert.deepEqual(await listAccountsAtTheMachine(at), [
      { name: '王芳', role: 'coordinator', county: county.code, disabled: false, lastSignInAt: null },
    ])
    await resetPassword(at, '王芳', 'dddd-eeee-ffff')
    const stored = (await findAccountByName(db, '王芳'))!.password_hash
    assert.equal(await passwordMatches(stored, 'dddd-eeee-ffff'), true)
    assert.equal(await passwordMatches(stored, 'aaaa-bbbb-cccc'), false)
    const entries = await db.selectFrom('audit_entry').select('verb').orderBy('verb').execute()
    assert.deepEqual(
      entries.map((entry) => entry.verb),
      ['access.add-account', 'access.reset-password'],
    )
  }),
)

test(
  'a name that is taken or unknown is refused',
  scene(async ({ db }) => {
    const account = { name: 'li', role: 'system_admin', county: null, password: 'aaaa-bbbb-cccc' } as const
    await addAccount({ db, now }, account)
    await assert.rejects(addAccount({ db, now }, { ...account, name: 'LI' }), { code: 'user.exists' })
    await assert.rejects(unlockByName({ db, now }, 'zhao'), { code: 'user.missing' })
    await assert.rejects(resetPassword({ db, now }, 'zhao', 'x'), { code: 'user.missing' })
  }),
)
