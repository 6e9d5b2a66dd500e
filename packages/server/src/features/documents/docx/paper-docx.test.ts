import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cell, emptyPaper, type Paper, paragraph } from '@junheng/core/features/documents/paper.ts'
import { unzipSync, zipSync } from 'fflate'
import { defaultTemplate } from './default-template.ts'
import { paperDocx, papersDocx } from './paper-docx.ts'
import { openDefault, openTemplate } from './template.ts'

const PAPER: Paper = {
  ...emptyPaper('关于开展示例工作的通知'),
  number: { agency: '澄教督', year: 2026, serial: 3 },
  to: '各中小学',
  signature: { by: '澄溪区（示例）教育局', on: '2026-03-05' },
  blocks: [
    { kind: 'heading', level: 1, text: '基本情况' },
    { kind: 'heading', level: 2, text: '县情' },
    { kind: 'heading', level: 3, text: '学校' },
    { kind: 'heading', level: 4, text: '小学' },
    paragraph('甲 < 乙 & 丙'),
    {
      kind: 'table',
      caption: '表1',
      columns: [
        { width: 2, align: 'left' },
        { width: 1, align: 'right' },
        { width: 1, align: 'right' },
      ],
      head: [
        [
          { ...cell('指标'), rowspan: 2 },
          { ...cell('学段'), colspan: 2 },
        ],
        [cell('小学'), cell('初中')],
      ],
      rows: [[cell('面积'), cell('4.5'), cell('5.8')]],
    },
    {
      kind: 'picture',
      caption: null,
      alt: '一个“方块”',
      drawing: { width: 40, height: 10, shapes: [{ kind: 'box', x: 0, y: 0, width: 40, height: 10, fill: 'neutral' }] },
    },
    { kind: 'own', key: 'x', title: '意见', hint: '', text: '第一段\n\n第二段' },
  ],
  annexes: [{ title: '分校问题清单', blocks: [paragraph('无')] }],
}

const partOf = (docx: Uint8Array, name = 'word/document.xml'): string => Buffer.from(unzipSync(docx)[name]!).toString('utf8')
const textsOf = (xml: string): string[] =>
  (xml.match(/<w:p[\s>].*?<\/w:p>/gs) ?? []).map((p) => [...p.matchAll(/<w:t[^>]*>([^<]*)/g)].map((t) => t[1]!).join(''))

test('a paper stands in GB/T 9704 layout: margins, 22 lines, four levels of numbers, six-cornered brackets, date, odd and even page numbers', async () => {
  const docx = paperDocx(PAPER, await openDefault())
  const xml = partOf(docx)
  assert.match(xml, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"/)
  assert.match(xml, /<w:docGrid w:type="lines" w:linePitch="579"/)
  const texts = textsOf(xml)
  for (const line of [
    '澄教督〔2026〕3号',
    '各中小学：',
    '一、基本情况',
    '（一）县情',
    '1.学校',
    '（1）小学',
    '甲 &lt; 乙 &amp; 丙',
  ])
    assert.ok(texts.includes(line), line)
  for (const line of ['附件：分校问题清单', '2026年3月5日', '附件', '第一段', '第二段']) assert.ok(texts.includes(line), line)
  assert.ok(!xml.includes('{{'), 'no field is left')
  assert.ok(!texts.some((text) => text.startsWith('抄送')), 'what is not there takes its line with it')
  assert.match(partOf(docx, 'word/settings.xml'), /evenAndOddHeaders/)
  assert.match(partOf(docx, 'word/styles.xml'), /方正小标宋简体/)
})

test('equal papers are equal bytes; several papers each begin on a page of their own', async () => {
  const template = await openDefault()
  assert.deepEqual(paperDocx(PAPER, template), paperDocx(PAPER, template))
  const seen: number[] = []
  const xml = partOf(papersDocx([PAPER, PAPER, PAPER], template, (done) => seen.push(done)))
  assert.equal(xml.match(/<w:br w:type="page"\/>/g)?.length, 2)
  assert.deepEqual(seen, [1, 2, 3])
})

test('a template of the county keeps its own words; a field that Word cut into pieces is found; missing styles are brought along', async () => {
  const body =
    '<w:p><w:r><w:t>本县红头</w:t></w:r></w:p><w:p><w:r><w:t>题：{{标</w:t></w:r><w:r><w:t>题}}！</w:t></w:r></w:p><w:p><w:r><w:t>{{正文}}</w:t></w:r></w:p><w:sectPr/>'
  const docx = paperDocx(PAPER, await openTemplate(await changed({ body }), '本县.docx'))
  const texts = textsOf(partOf(docx))
  assert.deepEqual(texts.slice(0, 3), ['本县红头', '题：关于开展示例工作的通知！', '一、基本情况'])
})

test('a template is refused with every field nobody knows, and without a place for the text', async () => {
  const body = '<w:p><w:r><w:t>{{标题}}{{区长}}</w:t></w:r></w:p><w:p><w:r><w:t>{{电话}}</w:t></w:r></w:p>'
  await assert.rejects(
    changed({ body }).then((bytes) => openTemplate(bytes, '错.docx')),
    { code: 'documents.template-fields', message: /\{\{区长\}\}、\{\{电话\}\}.*\{\{正文\}\}/s },
  )
  const known = await changed({ body: '<w:p><w:r><w:t>{{正文}}{{区长}}</w:t></w:r></w:p>' })
  await openTemplate(known, '好.docx', ['区长'])
})

test('a template with macros, a link that is fetched, or a document type is refused', async () => {
  const refused = async (parts: Record<string, string>, code: string) => {
    const bytes = await changed({ parts })
    await assert.rejects(openTemplate(bytes, '坏.docx'), { code })
  }
  await refused({ 'word/vbaProject.bin': 'x' }, 'documents.template-unfit')
  const outside =
    '<Relationships><Relationship Id="r" Type="x/attachedTemplate" Target="http://example.org/a" TargetMode="External"/></Relationships>'
  await refused({ 'word/_rels/settings.xml.rels': outside }, 'documents.template-unfit')
  await refused({ 'word/extra.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }, 'plan.unreadable')
})

/** The default template with another body or other parts. */
async function changed({ body, parts = {} }: { body?: string; parts?: Record<string, string> }): Promise<Uint8Array> {
  const files = unzipSync(await defaultTemplate())
  if (body !== undefined) {
    const xml = Buffer.from(files['word/document.xml']!).toString('utf8')
    files['word/document.xml'] = Buffer.from(xml.replace(/<w:body>.*<\/w:body>/s, `<w:body>${body}</w:body>`))
    files['word/styles.xml'] = Buffer.from(
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:styles>',
    )
  }
  for (const [name, text] of Object.entries(parts)) files[name] = Buffer.from(text)
  return zipSync(files)
}
