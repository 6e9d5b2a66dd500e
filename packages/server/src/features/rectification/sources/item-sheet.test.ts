import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createItem, editItem, listItems, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import { checkItemSheet, importItemSheet, itemTemplate } from '@junheng/core/features/rectification/sources/contract.ts'
import { ITEM_COLUMNS, ITEM_SHEET } from '@junheng/core/features/rectification/sources/item-sheet.ts'
import { sha256Of } from '../../../files/stored-files.ts'
import { COUNTY, httpScene } from '../../../http/test-app.ts'
import { xlsxFile } from '../../collection/workbook/xlsx-file.ts'

function sheetOf(rows: readonly Readonly<Record<string, string>>[]) {
  const headers = ITEM_COLUMNS.map(({ header }) => header)
  const bytes = xlsxFile([
    {
      name: ITEM_SHEET,
      columns: headers.map(() => ({ width: 12, look: 'text' as const })),
      rows: [headers.map((text) => ({ text })), ...rows.map((row) => headers.map((header) => ({ text: row[header] ?? '' })))],
    },
  ])
  return { sha256: sha256Of(bytes), files: { file: { name: '整改任务.xlsx', bytes } } }
}

test(
  'a workbook of items is read with all its faults at their cells, and taken in whole or not at all',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const bad = sheetOf([
      { 来源: '公众反映', 反映渠道: '12345 热线', 问题: '放学时段校门口拥堵', 时限: '2026年12月底前', 责任单位: '交警大队' },
      { 来源: '听说', 问题: '', 时限: '下周' },
      { 来源: '自评', 问题: '仪器差距大', 指标: 'L6', 学段: '小学' },
      { 来源: '自评', 问题: '仪器差距大', 指标: '生均教学仪器设备值', 学段: '小学', 具体责任人: '李明 13900001234' },
      { 来源: '自评', 反映渠道: '来信', 问题: '没有这所学校', 学校: '无名小学', '资金（元）': '五万' },
    ])
    const { faults, items } = await coordinator.call(checkItemSheet, { files: bad.files })
    assert.deepEqual(items, [])
    assert.deepEqual(
      faults.map(({ cell, rule }) => `${cell} ${rule}`),
      ['N2 Z008', 'A3 Z004', 'Q3 Z004', 'G3 Z004', 'L5 Z010', 'F5 Z007', 'T6 Z004', 'R6 Z004', 'D6 Z005'],
    )
    await assert.rejects(coordinator.call(importItemSheet, { body: { sha256: bad.sha256 }, files: bad.files }), {
      code: 'item.sheet-faulty',
    })
    const twice = sheetOf([
      { 来源: '自评', 问题: '仪器差距大', 指标: 'L6', 学段: '小学' },
      { 来源: '自评', 问题: '仪器差距大', 指标: '生均教学仪器设备值', 学段: '小学' },
    ])
    assert.deepEqual(
      (await coordinator.call(checkItemSheet, { files: twice.files })).faults.map(({ row, rule }) => `${row} ${rule}`),
      ['3 Z007'],
    )
    const good = sheetOf([
      {
        来源: '公众反映',
        反映渠道: '12345 热线',
        问题: '=1+1 放学时段校门口拥堵',
        时限: '2026年12月底前',
        '资金（元）': '50000',
      },
    ])
    assert.equal((await coordinator.call(checkItemSheet, { files: good.files })).items[0]?.deadline, '2026-12-31')
    await assert.rejects(coordinator.call(importItemSheet, { body: { sha256: bad.sha256 }, files: good.files }), {
      code: 'item.other-file',
    })
    const { first, count } = await coordinator.call(importItemSheet, { body: { sha256: good.sha256 }, files: good.files })
    assert.equal(count, 1)
    const item = await coordinator.call(readItem, { params: { no: first } })
    assert.deepEqual([item.channel, item.funds], ['hotline', [{ amountCny: 50000, source: '' }]])
    const empty = await coordinator.send(itemTemplate, {})
    const file = { name: '空白.xlsx', bytes: empty.bytes }
    assert.deepEqual(
      (await coordinator.call(checkItemSheet, { files: { file } })).faults.map(({ rule }) => rule),
      ['Z001'],
    )
  }),
)

test(
  'a text with somebody’s number is refused before anything is stored, in a new item, a change and a workbook',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const problem = '家长反映食堂拥挤，电话 13800138000。'
    const item = { scope: 'county', matter: 'other', source: 'public', problem } as const
    const personal = { code: 'item.personal' }
    await assert.rejects(coordinator.call(createItem, { body: item }), personal)
    const { no, version: seen } = await coordinator.call(createItem, { body: { ...item, problem: '食堂拥挤。' } })
    const body = { source: 'public', problem, seen, reason: '补充' } as const
    await assert.rejects(coordinator.call(editItem, { params: { no }, body }), personal)
    const heard = { ...body, problem: '食堂拥挤。', channel: 'visit' } as const
    const { version, channel } = await coordinator.call(editItem, { params: { no }, body: heard })
    assert.equal(channel, 'visit')
    const found = { ...heard, source: 'self_check', seen: version } as const
    assert.equal((await coordinator.call(editItem, { params: { no }, body: found })).channel, null, 'no complaint any more')
    const { files } = sheetOf([{ 来源: '公众反映', 问题: problem }])
    const { items, faults } = await coordinator.call(checkItemSheet, { files })
    assert.deepEqual([items.length, faults[0]!.rule, faults[0]!.cell], [0, 'Z010', 'G2'])
    assert.ok(!JSON.stringify(faults).includes('13800138000'))
    assert.equal((await coordinator.call(listItems, { query: { state: 'all' } })).total, 1)
  }),
)
