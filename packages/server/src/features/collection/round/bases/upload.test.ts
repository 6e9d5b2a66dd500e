import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  checkReturnUpload,
  checkRoundUpload,
  downloadReturnWorkbook,
  downloadRoundWorkbook,
  uploadReturn,
  uploadRound,
} from '@junheng/core/features/collection/round/bases/uploads/contract.ts'
import { seenText } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { readReturn, saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../../http/test-app.ts'
import { type Cell, rawWorkbook, type Sheets } from '../../workbook/a-workbook.ts'
import { aRound } from '../a-round.ts'
import { updateReturn } from '../return-queries.ts'

const [ONE, OTHER, STRANGE] = ['2199000001', '2199000002', '2199000009']

const SHEETS: Sheets = {
  学校: [
    ['学校代码', '学校名称', '县代码', '县名称', '办学类型代码', '运动场地面积', '是否寄宿制学校'],
    [ONE!, '一校', COUNTY, '澄溪区', '211', 8200, '否'],
    [OTHER!, '二校', COUNTY, '澄溪区', '211', '约三千', '是'],
  ],
  学部: [
    ['学校代码', '学段', '在校学生数', '教学班数'],
    [ONE!, '小学', 81, 2],
    [OTHER!, '小学', 40, 1],
  ],
  班级: [
    ['学校代码', '学段', '年级', '班级名称', '学生数'],
    [ONE!, '小学', '一年级', '1班', 41],
    [ONE!, '小学', '一年级', '2班', 40],
  ],
  教师: [
    ['学校代码', '学段', '教师编号', '状态', '学历'],
    [ONE!, '小学', 'T-0417', '专任', '本科'],
  ],
}
const rowsOf = (sheet: string) => SHEETS[sheet] as readonly (readonly Cell[])[]
const file = (sheets: Sheets = SHEETS) => ({ file: { name: '全县.xlsx', bytes: rawWorkbook(sheets) } })

async function begun(stage: HttpStage) {
  const { returns, round } = await aRound(stage.db, COUNTY, [
    { code: ONE!, name: '一校' },
    { code: OTHER!, name: '二校' },
  ])
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const filler = await stage.as({ role: 'filler', county: COUNTY, schools: [ONE!] })
  return { round, returns, coordinator, filler, at: { params: { round } }, own: { params: { id: returns[ONE!]! } } }
}

const path = (start: string) => (value: { path: string }) => value.path.startsWith(start)

test(
  'a workbook of all schools is shown as differences with its faults at their cells, written as shown, and then differs in nothing',
  httpScene(async (stage) => {
    const { coordinator, at, own } = await begun(stage)
    const check = await coordinator.call(checkRoundUpload, { ...at, files: file() })
    assert.deepEqual(
      check.faults.filter(({ rule }) => rule === 'S010').map(({ cell, sheet }) => [sheet, cell]),
      [['学校', 'F3']],
    )
    assert.deepEqual(
      check.returns.map(({ name, added, changed, fillable }) => [name, added, changed, fillable]),
      [
        ['一校', 7, 0, true],
        ['二校', 3, 0, true],
      ],
    )
    const body = { seen: seenText(check.returns), onlyOthers: 'false' }
    assert.deepEqual(await coordinator.call(uploadRound, { ...at, files: file(), body }), { returns: 2, values: 10 })
    const { values, revision } = await coordinator.call(readReturn, own)
    assert.equal(revision, 2)
    const sports = values.find(path('schools/sports_field_area'))
    assert.deepEqual([sports?.value, sports?.how, sports?.note, sports?.basis], ['8200', 'uploaded', '全县.xlsx', 'reported'])
    const again = await coordinator.call(checkRoundUpload, { ...at, files: file() })
    assert.equal(again.total, 0)
  }),
)

test(
  "a teacher's number is kept as the round's hash and nowhere as written; uploaded again it is the same teacher",
  httpScene(async (stage) => {
    const { filler, own } = await begun(stage)
    const mine = file({ ...SHEETS, 学校: rowsOf('学校').slice(0, 2), 学部: rowsOf('学部').slice(0, 2) })
    const check = await filler.call(checkReturnUpload, { ...own, files: mine })
    await filler.call(uploadReturn, { ...own, files: mine, body: { seen: seenText(check.returns) } })
    const stored = await stage.db.selectFrom('data_value_entry').select(['path', 'value']).execute()
    const teacher = JSON.parse(stored.find(path('teachers/'))!.value)
    assert.match(teacher.teacher_id, /^[0-9a-f]{32}$/)
    assert.ok(stored.every(({ value }) => !value.includes('T-0417')))
    assert.equal((await filler.call(checkReturnUpload, { ...own, files: mine })).total, 0)
    // Typed, the number becomes the same.
    const typed = { stage: 'primary', teacher_id: 'T-0417', status: 'full_time' }
    await filler.call(saveValues, { ...own, body: { changes: [{ path: 'teachers/typed', value: rowText(typed), seen: 0 }] } })
    const { values } = await filler.call(readReturn, own)
    const ids = values.filter(path('teachers/')).map(({ value }) => JSON.parse(value).teacher_id)
    assert.deepEqual(ids, [teacher.teacher_id, teacher.teacher_id])
  }),
)

test(
  'a school not of the round and a return already handed in are named and refuse the file; only the others are written when that is chosen',
  httpScene(async (stage) => {
    const { coordinator, at, own, returns } = await begun(stage)
    await updateReturn(stage.db, { county_code: COUNTY, return_id: returns[ONE!]! }, { state: 'submitted' })
    const strange = file({ ...SHEETS, 学校: [...rowsOf('学校'), [STRANGE!, '三校', COUNTY, '澄溪区', '211', '90', '否']] })
    const check = await coordinator.call(checkRoundUpload, { ...at, files: strange })
    assert.deepEqual(check.foreign, [{ code: STRANGE, name: '三校' }])
    assert.deepEqual(
      check.returns.map(({ fillable }) => fillable),
      [false, true],
    )
    const seen = seenText(check.returns)
    const refused = coordinator.call(uploadRound, { ...at, files: strange, body: { seen } })
    await assert.rejects(refused, (error: Error) => error.message.includes('一校、三校'))
    assert.deepEqual(await coordinator.call(uploadRound, { ...at, files: strange, body: { seen, onlyOthers: 'true' } }), {
      returns: 1,
      values: 3,
    })
    assert.deepEqual((await coordinator.call(readReturn, own)).values, [])
    assert.equal((await coordinator.call(readReturn, { params: { id: returns[OTHER!]! } })).values.length, 3)
  }),
)

test(
  'a value typed between looking and confirming stops the whole upload, and nothing of it is kept',
  httpScene(async (stage) => {
    const { coordinator, filler, at, own, returns } = await begun(stage)
    const check = await coordinator.call(checkRoundUpload, { ...at, files: file() })
    await filler.call(saveValues, { ...own, body: { changes: [{ path: 'schools/sports_field_area', value: '1', seen: 0 }] } })
    const late = coordinator.call(uploadRound, { ...at, files: file(), body: { seen: seenText(check.returns) } })
    await assert.rejects(late, { code: 'round.upload-stale' })
    assert.deepEqual((await coordinator.call(readReturn, { params: { id: returns[OTHER!]! } })).values, [])
  }),
)

test(
  "a school's own upload takes nothing of another school's, and a file that is none is said to be so",
  httpScene(async (stage) => {
    const { filler, own } = await begun(stage)
    const check = await filler.call(checkReturnUpload, { ...own, files: file() })
    assert.deepEqual([check.returns.map(({ key }) => key), check.foreign.map(({ code }) => code)], [[ONE], [OTHER]])
    const body = { seen: seenText(check.returns) }
    await assert.rejects(filler.call(uploadReturn, { ...own, files: file(), body }), { code: 'round.upload-refused' })
    const nothing = file({ 别的: [['甲'], ['乙']] })
    assert.equal((await filler.call(checkReturnUpload, { ...own, files: nothing })).readable, false)
    await assert.rejects(filler.call(uploadReturn, { ...own, files: nothing, body }), { code: 'round.upload-unreadable' })
  }),
)

test(
  'what stands comes as a workbook, counts and sums as they were typed; uploaded unchanged it changes nothing',
  httpScene(async (stage) => {
    const { coordinator, filler, at, own } = await begun(stage)
    const parts = [
      'classroom_area',
      'laboratory_area',
      'library_area',
      'computer_room_area',
      'language_room_area',
      'indoor_sports_area',
    ]
    const typed = parts.map((column) => ({ path: `schools/${column}`, value: '10', seen: 0 }))
    await filler.call(saveValues, { ...own, body: { changes: typed } })
    const check = await coordinator.call(checkRoundUpload, { ...at, files: file() })
    await coordinator.call(uploadRound, { ...at, files: file(), body: { seen: seenText(check.returns) } })
    for (const [call, checking, input] of [
      [downloadReturnWorkbook, checkReturnUpload, own],
      [downloadRoundWorkbook, checkRoundUpload, at],
    ] as const) {
      const { bytes } = await coordinator.send(call, input)
      const again = await coordinator.call(checking as typeof checkReturnUpload, {
        ...(input as typeof own),
        files: { file: { name: '下载的.xlsx', bytes } },
      })
      assert.deepEqual([again.total, again.changes, again.foreign], [0, [], []])
      assert.ok(again.returns[0]!.same > 10)
    }
  }),
)

test(
  "what departments report of a school and of the county comes with the county's file into their own returns, and never with a school's",
  httpScene(async (stage) => {
    const bureau = '教育局人事科'
    const { round, returns } = await aRound(stage.db, COUNTY, [{ code: ONE!, name: '一校' }], [bureau])
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const posts = [...rowsOf('学校')[0]!, '核定教职工编制数']
    const both = file({ 学校: [posts, [...rowsOf('学校')[1]!, 42]], 学部: rowsOf('学部').slice(0, 2) })
    const at = { params: { round } }
    const check = await coordinator.call(checkRoundUpload, { ...at, files: both })
    assert.deepEqual(
      check.returns.map(({ key }) => key),
      [ONE, bureau],
    )
    await coordinator.call(uploadRound, { ...at, files: both, body: { seen: seenText(check.returns) } })
    const { values } = await coordinator.call(readReturn, { params: { id: returns[bureau]! } })
    assert.deepEqual(
      values.map(({ path, value }) => [path, value]),
      [[`of/${ONE}/posts_approved`, '42']],
    )
    const own = await coordinator.call(checkReturnUpload, { params: { id: returns[ONE!]! }, files: both })
    assert.deepEqual([own.returns.map(({ key }) => key), own.total], [[ONE], 0])
    assert.match(own.notices.join(), /由教育局人事科填报/)
  }),
)

test(
  'an officer looks at a school of its remit and writes no workbook into its return',
  httpScene(async (stage) => {
    const { own } = await begun(stage)
    const officer = await stage.as({ role: 'township_officer', county: COUNTY, schools: [ONE!] })
    const check = await officer.call(checkReturnUpload, { ...own, files: file() })
    assert.deepEqual(
      check.returns.map(({ name, fillable }) => [name, fillable]),
      [['一校', false]],
    )
    const body = { seen: seenText(check.returns), onlyOthers: 'false' }
    await assert.rejects(officer.call(uploadReturn, { ...own, files: file(), body }), { code: 'round.upload-refused' })
    assert.deepEqual((await officer.call(readReturn, own)).values, [])
  }),
)
