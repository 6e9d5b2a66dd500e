import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFigures } from './figures.ts'
import { sourceOf } from './plan-part-list.ts'

test('amounts in a measure’s words are read with their unit, and lines to keep and counts of schools are not taken for amounts', () => {
  const of = (text: string) => readFigures(text).map(({ kind, amount, unit }) => [kind, amount, unit])
  assert.deepEqual(of('甲小学、乙小学2所学校：投入120.5万元购置计算机80台，改造专用教室3间，增加用房１２００平方米。'), [
    ['money', 1_205_000, '元'],
    ['things', 80, '台'],
    ['rooms', 3, '间'],
    ['area', 1200, '㎡'],
  ])
  assert.deepEqual(of('新增学位900个，分流学生120人，招聘12名音乐教师，增设4个班'), [
    ['places', 900, '个'],
    ['pupils', 120, '人'],
    ['teachers', 12, '名'],
    ['classes', 4, '个班'],
  ])
  assert.deepEqual(of('2023年暑期并入，班级规模控制在45人以内，规模不超过2000人，15所学校，到2025年达到4.5平方米以上'), [])
})

test('where money comes from is what the cell says beside the amounts', () => {
  assert.deepEqual(
    ['5000万元', '', '市级300万元、区级200万元', '共500万元（区财政）', '约80万元', '区级专项资金60万元'].map(sourceOf),
    ['', '', '市级、区级', '区财政', '', '区级专项资金'],
  )
})
