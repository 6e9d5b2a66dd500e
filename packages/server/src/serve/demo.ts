import { ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import { openWork } from '../background/work.ts'
import type { Db } from '../db/database.ts'
import { openDemoCounty, seedDemo } from '../features/access/demo.ts'
import { loadDemoCounty } from '../features/collection/demo.ts'
import { loadDemoRound } from '../features/collection/round/open/demo.ts'
import { loadDemoBulletins, loadDemoProgressBulletin } from '../features/documents/bulletins/demo.ts'
import { loadDemoSelfReport } from '../features/documents/self-report/demo.ts'
import { loadDemoJudgements } from '../features/evaluation/judgements/demo.ts'
import { loadDemoRecognition } from '../features/evaluation/recognition/demo.ts'
import { loadDemoOrgs } from '../features/orgs/demo.ts'
import { loadDemoAdoption } from '../features/rectification/adopt/demo.ts'
import { loadDemoLedger } from '../features/rectification/demo.ts'
import { loadDemoLetters } from '../features/rectification/letters/demo.ts'
import { loadDemoMeasures } from '../features/rectification/measures/demo.ts'
import { remindCounty } from '../features/rectification/milestones/reminders.ts'
import { loadDemoSchoolPlans } from '../features/rectification/school-plan/demo.ts'
import { loadDemoFeedbackLetter } from '../features/rectification/sources/demo.ts'
import { loadDemoWarnings } from '../features/warnings/demo.ts'
import type { Log } from '../log.ts'
import { demoPasswords } from './demo-passwords.ts'
import { demoPeople } from './demo-people.ts'

export interface DemoAccount {
  user: string
  password: string
  role: Role
}

/** Sees to it that the fictional county, its data and its accounts are there. The accounts are named as their roles. */
export async function prepareDemo(db: Db, dir: string, log?: Log): Promise<DemoAccount[]> {
  const passwords = demoPasswords(dir)
  const now = new Date()
  // The directory before the accounts: officers stand in its units.
  await openDemoCounty(db, now)
  await loadDemoOrgs(db, now)
  await seedDemo(db, { passwords, now })
  await loadOnce(db, log)
  await loadRound(db, log)
  return ROLES.map((role) => ({ user: role, password: passwords[role], role }))
}

const DAY = 86_400_000

/** After the directory, which says who is asked; the warnings go by the figures that are there then. */
async function loadRound(db: Db, log: Log | undefined): Promise<void> {
  const work = openWork({ threads: 1 })
  try {
    const now = new Date()
    const as = await demoPeople(db, work, now, log)
    await loadDemoRound(as, now)
    await loadDemoJudgements(as('coordinator', '陈统筹（虚构）', now))
    await loadDemoRecognition(as('coordinator', '陈统筹（虚构）', now))
    await loadDemoWarnings(as('coordinator', '陈统筹（虚构）', new Date(now.getTime() - DAY)))
    await loadDemoBulletins(as('coordinator', '陈统筹（虚构）', now))
    await loadDemoSelfReport(as('coordinator', '陈统筹（虚构）', now))
    const isNewLedger = await loadDemoLedger(as, now)
    await loadDemoMeasures(as, now)
    await loadDemoSchoolPlans(as, now)
    await loadDemoLetters(as, now)
    await loadDemoFeedbackLetter(as, now)
    if (isNewLedger) {
      await loadDemoAdoption(as, now)
      await loadDemoProgressBulletin(as('coordinator', '陈统筹（虚构）', now))
    }
    // What is due already counts as said: an inbox begins empty.
    if (isNewLedger) await remindCounty(db, as('coordinator', '陈统筹（虚构）', now))
  } finally {
    await work.close()
  }
}

/** A user who withdrew the example does not find it again at the next start. */
async function loadOnce(db: Db, log: Log | undefined): Promise<void> {
  const done = await db.selectFrom('setting').select('key').where('key', '=', 'demo.loaded').executeTakeFirst()
  if (done) return
  await loadDemoCounty(db, log ? { log } : {})
  const changed_at = new Date().toISOString()
  const row = { key: 'demo.loaded', value: JSON.stringify(true), changed_at }
  await db
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}
