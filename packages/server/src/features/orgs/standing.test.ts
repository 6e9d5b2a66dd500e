import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inRemit } from '@junheng/core/features/orgs/directory.ts'
import { httpScene } from '../../http/test-app.ts'
import { openBook, orgsOn } from './book.ts'
import { loadDemoOrgs } from './demo.ts'
import { schoolsInRemit, standingOrgs } from './service.ts'

const COUNTY = '990101'

test(
  'the database finds for every organisation, on every day, the schools the directory’s own rule finds',
  httpScene(async ({ db, clock }) => {
    await loadDemoOrgs(db, clock.now)
    let found = 0
    for (const day of ['1950-01-01', '2023-08-31', '2023-09-01', '2026-11-23']) {
      const book = await openBook(db, COUNTY, '2026-11-23')
      const orgs = orgsOn(book, day)
      assert.deepEqual(new Set((await standingOrgs(db, COUNTY, day)).map(({ id }) => id)), new Set(orgs.map(({ id }) => id)))
      for (const id of book.versions.keys()) {
        const holder = orgs.find((org) => org.id === id)
        const members = book.members.filter((m) => m.org_id === id && m.valid_from <= day && (m.valid_to ?? '9') > day)
        const expected = orgs.flatMap((org) => {
          const isIts = holder && (inRemit(org, holder) || members.some((m) => m.member_org_id === org.id))
          return org.kind === 'school' && isIts && org.facts.schoolCode !== null ? [org.facts.schoolCode] : []
        })
        assert.deepEqual(await schoolsInRemit(db, COUNTY, id, day), expected.sort(), `${holder?.facts.name} on ${day}`)
        found += expected.length
      }
    }
    assert.ok(found > 200)
  }),
)
