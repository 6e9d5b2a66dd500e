import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainInput } from '../../evaluation/explain-input.ts'
import { rawWorkbook, SMALL_SHEETS } from '../workbook/a-workbook.ts'

const judging = { standard: 'quality_balanced_2017', today: '2025-11-23' } as const
const teacher = (school: string, stage: string, id: string, subject: string) => [
  school,
  stage,
  id,
  '专任',
  '本科',
  subject,
  '一级',
  '是',
  '是',
  '是',
]
const workbook = rawWorkbook({
  ...SMALL_SHEETS,
  教师: [
    ['学校代码', '学段', '教师编号', '状态', '学历', '学科', '职称', '骨干', '持证', '满360学时'],
    teacher('0001', '小学', 'A1', '体育'),
    teacher('0001', '小学', 'A2', '语文'),
    teacher('0001', '小学', 'A3', '音乐'),
  ],
})
const explained = async (school: string, indicator: string) =>
  JSON.stringify(await explainInput(workbook, { ...judging, school, stage: 'primary', indicator }))

test('L1 to L3 name the rows of the teachers’ list they were counted from', async () => {
  assert.match(await explained('0001', 'L2'), /教师逐人统计：第 2—4 行/)
  assert.match(await explained('0001', 'L3'), /教师逐人统计：第 2 行/)
  assert.match(await explained('0001', 'L1'), /教师逐人统计/)
})

test('a count typed by hand where the list has nobody of the school says so', async () => {
  const typed = rawWorkbook({
    ...SMALL_SHEETS,
    学部: [
      ['学校代码', '学段', '在校学生数', '教学班数', '专任教师数', '县级及以上骨干教师数'],
      ['0001', '小学', 80, 2, 6, 1],
      ['0002', '小学', 40, 1, 4, 1],
    ],
    教师: [
      ['学校代码', '学段', '教师编号', '状态', '骨干'],
      ['0001', '小学', 'A1', '专任', '是'],
    ],
  })
  const of = async (school: string) =>
    JSON.stringify(await explainInput(typed, { ...judging, school, stage: 'primary', indicator: 'L2' }))
  assert.match(await of('0002'), /手工填报/)
  assert.doesNotMatch(await of('0001'), /手工填报/)
})

test('政12 and 政9 are counted from the list too', async () => {
  for (const indicator of ['certified_teachers', 'training_360']) {
    const found = JSON.stringify(await explainInput(workbook, { ...judging, indicator }))
    assert.match(found, /教师逐人统计：第 2—4 行/, indicator)
  }
})
