import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { figuresOf } from '@junheng/core/features/documents/figures.ts'
import { reportOfInput } from '../packages/server/src/features/documents/self-report/report-input.ts'
import { byLibreOffice, noOffice } from './lib/office.ts'

test('the self-evaluation report of the example county opens in LibreOffice: A4, its outline in order, every number as in the preview', {
  skip: noOffice,
}, async () => {
  const { paper, docx } = await reportOfInput({
    bytes: readFileSync(join(import.meta.dirname, '../examples/county.zip')),
    standard: 'quality_balanced_2017',
    today: '2026-11-23',
    about: {
      texts: { history: '创建历程的文字。' },
      source: 'county.zip',
      isProvisional: false,
      judgedOn: '2026-11-23',
      statisticsDay: null,
      signedBy: '澄溪区（示例）教育局',
    },
    write: { template: null },
  })
  const folder = mkdtempSync(join(tmpdir(), 'junheng-paper-'))
  try {
    const file = join(folder, 'report.docx')
    writeFileSync(file, docx!)
    const text = byLibreOffice(file, 'txt:Text').toString('utf8')
    const outline = [
      '一、基本情况',
      '（一）县情',
      '（二）教育规模',
      '（三）创建历程',
      '创建历程的文字。',
      '三、指标达成情况',
      '七、结论',
      '分校问题清单',
    ]
    const places = outline.map((line) => text.lastIndexOf(line))
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
    assert.ok(places.every((at) => at >= 0))
    const lost = figuresOf(paper).filter((figure) => !text.includes(figure.text))
    assert.deepEqual(lost, [])
    const pdf = byLibreOffice(file, 'pdf').toString('latin1')
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)]
    assert.ok(boxes.length > 8)
    for (const [, width, height] of boxes) assert.deepEqual([Math.round(Number(width)), Math.round(Number(height))], [595, 842])
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
