import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import {
  downloadSchoolPage,
  downloadSchoolPages,
  makeSchoolPages,
} from '@junheng/core/features/documents/school-pages/contract.ts'
import { readSchool } from '@junheng/core/features/evaluation/contract.ts'
import type { Progress } from '@junheng/core/progress.ts'
import { unzipSync } from 'fflate'
import { LINES } from '../../../http/progress-reply.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'

const example = readFileSync(join(import.meta.dirname, '../../../../../../examples/county.zip'))
const textOf = (docx: Uint8Array): string =>
  Buffer.from(unzipSync(docx)['word/document.xml']!)
    .toString('utf8')
    .replace(/<[^>]+>/g, ' ')

test(
  'a page of every school comes as one document, told page by page and made once; a school sees its own page with the figures of its screen',
  httpScene(async ({ as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const files = { file: { name: '澄溪区.zip', bytes: example } }
    const { package: stored } = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
    const params = { id: stored.id }
    const { text } = await client.send(makeSchoolPages, { params, body: {} }, { accept: `${LINES}, application/json` })
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const told = lines.flatMap(({ progress }: { progress?: Progress }) => (progress?.phase === 'writing' ? [progress.rows] : []))
    const made = lines.at(-1).reply
    assert.deepEqual([told.at(-1), told.toSorted((a, b) => a! - b!)], [made.schools, told])
    assert.equal((await client.call(makeSchoolPages, { params, body: {} })).id, made.id)
    const all = textOf((await client.send(downloadSchoolPages, { params: { id: made.id } })).bytes)
    assert.equal(all.split('达标情况').length - 1, made.schools)
    const school = '2199000001'
    const principal = await as({ role: 'principal', county: COUNTY, schools: [school] })
    const view = await principal.call(readSchool, { params: { ...params, school } })
    const page = textOf((await principal.send(downloadSchoolPage, { params: { ...params, school } })).bytes)
    for (const { value, threshold } of view.school.sections[0]!.indicators) {
      assert.ok(page.includes(` ${value!.toFixed(2)} `), String(value))
      assert.ok(page.includes(` ${threshold} `))
    }
    const missing = await client.send(downloadSchoolPage, { params: { ...params, school: '0' } })
    assert.equal(missing.status, 404)
    const stranger = await as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.equal((await stranger.send(downloadSchoolPages, { params: { id: made.id } })).status, 404)
  }),
)
