import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import { ooxmlFaults } from '../../../files/test-ooxml.ts'
import { emptyWorkbook, filledWorkbook } from '../../collection/templates.ts'
import { rawWorkbook, SMALL_SHEETS, withCell } from '../../collection/workbook/a-workbook.ts'
import { annotate } from '../../collection/workbook/annotate.ts'
import { checkInput } from '../evaluate-input.ts'
import { COUNTY_FILES, countyFile } from './county-files.ts'
import { EXAMPLE, judged } from './test-county.ts'

const TODAY = '2026-11-23'

test('the templates and a converted county are workbooks as Excel and WPS want them', async () => {
  for (const kind of ['county', 'school'] as const) assert.deepEqual(ooxmlFaults(await emptyWorkbook(kind, TODAY)), [], kind)
  assert.deepEqual(ooxmlFaults(await filledWorkbook(readFileSync(EXAMPLE), TODAY)), [])
  const shipped = readFileSync(join(EXAMPLE, '../county.xlsx'))
  assert.deepEqual(ooxmlFaults(shipped), [])
})

test('the annotated copy is as sound as what was handed in, whatever notes and styles that had', async () => {
  const filled = await filledWorkbook(readFileSync(EXAMPLE), TODAY)
  const faulty = spoilt(filled)
  for (const bytes of [faulty, rawWorkbook(withCell('学部', 3, 2, '四十'))]) {
    assert.deepEqual(ooxmlFaults(bytes), [])
    const { faults } = await checkInput(bytes)
    const marked = await annotate(bytes, faults)
    assert.ok(marked && faults.some(({ cell }) => cell !== null))
    assert.deepEqual(ooxmlFaults(marked), [])
    const twice = await annotate(marked, faults)
    assert.deepEqual(ooxmlFaults(twice!), [], 'marked again')
  }
})

for (const standard of ['quality_balanced_2017', 'basic_balanced_2012'] as const)
  test(`every paper of a county is sound, each school's table too (${standard})`, async () => {
    const county = await judged(EXAMPLE, standard)
    for (const name of COUNTY_FILES) {
      const bytes = await countyFile(county, name)
      assert.deepEqual(
        ooxmlFaults(bytes).filter((fault) => !isOfZip(name, fault)),
        [],
        name,
      )
      if (!name.endsWith('.zip')) continue
      const inside = Object.entries(unzipSync(bytes)).filter((_, i) => i % 12 < 2)
      for (const [path, file] of inside) assert.deepEqual(ooxmlFaults(file), [], path)
    }
  })

test('what is not sound is found: the rules themselves are held against broken workbooks', () => {
  const sheet = (xml: string): string[] => ooxmlFaults(rawWorkbook({ ...SMALL_SHEETS, 学部: { xml } }))
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const data = '<sheetData><row r="2"><c r="A2"/></row></sheetData>'
  for (const [xml, says] of [
    [`<worksheet ${main}>${data}<cols><col min="1" max="1"/></cols></worksheet>`, /<cols> stands after <sheetData>/],
    [
      `<worksheet ${main}>${data}<dataValidations count="2"><dataValidation sqref="A1"/></dataValidations></worksheet>`,
      /count 2, but 1/,
    ],
    [
      `<worksheet ${main}>${data}<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells></worksheet>`,
      /overlaps/,
    ],
    [`<worksheet ${main}><sheetData><row r="2"><c r="B2"/><c r="A2"/></row></sheetData></worksheet>`, /A2 out of place/],
    [`<worksheet ${main}><sheetData><row r="2"><c r="A2" s="9"/></row></sheetData></worksheet>`, /no style 9/],
    [`<worksheet ${main}><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData></worksheet>`, /no text 0/],
    [`<worksheet ${main}>${data}<legacyDrawing r:id="rId1"/></worksheet>`, /unbound namespace prefix|prefix/],
  ] as const)
    assert.match(sheet(xml).join('\n'), says)
  const lost = rawWorkbook(SMALL_SHEETS, { 'xl/styles.xml': null })
  assert.match(ooxmlFaults(lost).join('\n'), /content type for \/xl\/styles\.xml, which is not there/)
})

/** The zip of the schools' tables is no document itself. */
const isOfZip = (name: string, fault: string): boolean => name.endsWith('.zip') && fault === 'no [Content_Types].xml'

/** The filled workbook with a text where the pupils of the first section stand. */
function spoilt(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const path = 'xl/worksheets/sheet2.xml'
  const text = Buffer.from(parts[path]!).toString('utf8')
  const spoiltText = text.replace(/(<c r="C2" s="\d+")><v>\d+<\/v>/, '$1 t="str"><v>三百</v>')
  assert.notEqual(spoiltText, text)
  return zipSync({ ...parts, [path]: Buffer.from(spoiltText) })
}
