import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  downloadIssued,
  draftProgress,
  issueProgress,
  listIssued,
  readIssued,
} from '@junheng/core/features/documents/bulletins/contract.ts'
import type { Paper } from '@junheng/core/features/documents/paper.ts'
import { listNotices } from '@junheng/core/features/notices/contract.ts'
import { NewItem } from '@junheng/core/features/rectification/ledger/schema.ts'
import { unzipSync } from 'fflate'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { addItems, plainDraft } from '../../rectification/ledger/add-items.ts'

const TOWN = '示例镇人民政府'
const SCHOOL = '2199000001'

async function itemDue(stage: HttpStage, deadline: string, name: string) {
  const subject = { scope: 'section', schoolCode: SCHOOL, stage: 'primary', matter: 'indicator', indicator: 'L5' } as const
  const units = [{ part: 'unit', name, orgId: null }]
  const item = NewItem.parse({ ...subject, source: 'self_check', problem: '生均体育运动场馆面积不够', deadline, units })
  const by = { actor: '测试', now: stage.clock.now, reference: 'test' }
  const [no] = await addItems(stage.db, by, { code: COUNTY, isDemo: false }, [plainDraft(item, '示例小学')])
  return no!
}

const textOf = ({ blocks, annexes }: Paper): string =>
  [...blocks, ...annexes.flatMap((annex) => annex.blocks)]
    .flatMap((block) =>
      block.kind === 'paragraph'
        ? block.runs.map(({ text }) => text).join('')
        : block.kind === 'table'
          ? block.rows.map((row) => row.map(({ runs }) => runs.map(({ text }) => text).join('')).join('|'))
          : [],
    )
    .join('\n')

test(
  'a progress bulletin tells the ledger of the day, goes on from the one before, and reaches the units it ranks, not the schools',
  httpScene(async (stage) => {
    stage.clock.now = new Date('2026-11-23T02:00:00.000Z')
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const town = await stage.as({ role: 'township_officer', county: COUNTY, unit: TOWN })
    const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [SCHOOL] })
    const no = await itemDue(stage, '2026-11-09', TOWN)
    const draft = await coordinator.call(draftProgress, { body: {} })
    assert.equal(draft.since, '2026-10-24')
    const text = textOf(draft.paper)
    assert.match(text, /截至2026年11月23日，整改台账共有任务1项，已销号0项，销号率0%；在办1项，其中逾期1项。/)
    assert.match(text, /2026年10月24日以来，新列入1项/)
    assert.match(text, /1\|示例镇人民政府\|1\|0\|0%\|1\|14\|/)
    assert.match(text, new RegExp(`№${no}\\|示例小学（小学）生均体育运动场馆面积\\|示例镇人民政府\\|2026-11-09\\|14`))
    assert.deepEqual([draft.next, draft.earlier, (await coordinator.call(listIssued, { query: {} })).total], [1, [], 0])

    const issued = await coordinator.call(issueProgress, { body: { texts: { copies: '区委' } } })
    assert.deepEqual([issued.kind, issued.number], ['progress', '澄教督〔2026〕1号'])
    const file = await coordinator.send(downloadIssued, { params: { id: issued.id } })
    const xml = Buffer.from(unzipSync(file.bytes)['word/document.xml']!).toString('utf8')
    assert.match(xml.replace(/<[^>]+>/g, ''), /抄送：区委/)
    const told = (await town.call(listNotices, { query: {} })).items.find(({ link }) => link.endsWith(issued.id))
    assert.match(told?.title ?? '', /整改进度通报澄教督〔2026〕1号/)
    assert.equal((await town.call(readIssued, { params: { id: issued.id } })).title, issued.title)
    assert.equal((await principal.call(listIssued, { query: {} })).total, 0)
    await assert.rejects(principal.call(readIssued, { params: { id: issued.id } }), { code: 'record.missing' })
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(stranger.call(readIssued, { params: { id: issued.id } }), { code: 'record.missing' })

    stage.clock.now = new Date('2026-12-05T02:00:00.000Z')
    const later = await stage.as({ role: 'coordinator', county: COUNTY, unit: '第二次' })
    const next = await later.call(draftProgress, { body: {} })
    assert.deepEqual([next.since, next.earlier.map(({ id }) => id)], ['2026-11-23', [issued.id]])
    assert.doesNotMatch(textOf((await later.call(draftProgress, { body: { since: null } })).paper), /以来/)
    assert.equal(textOf((await later.call(readIssued, { params: { id: issued.id } })).paper), text)
  }),
)
