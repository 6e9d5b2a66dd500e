import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { downloadResults } from '@junheng/core/features/documents/county-results/contract.ts'
import { evaluatePackage } from '@junheng/core/features/evaluation/contract.ts'
import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'

const example = readFileSync(join(import.meta.dirname, '../../../../../../examples/county.zip'))

test(
  'the county’s results leave as one line for the assessment with the versions of rules and data, the same in the workbook and as CSV',
  httpScene(async ({ as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const files = { file: { name: '=澄溪区.zip', bytes: example } }
    const { package: stored } = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
    const { evaluation, standard } = await client.call(evaluatePackage, { params: { id: stored.id } })
    const judged = evaluation.counties[0]!
    const city = await as({ role: 'city_supervisor', county: COUNTY })
    const book = await city.send(downloadResults, { params: { id: stored.id, file: 'results.xlsx' } })
    const { sheets } = await readXlsx(book.bytes)
    assert.deepEqual(
      sheets.map(({ name }) => name),
      ['考核指标', '差异系数', '条款', '学校学段', '学校指标'],
    )
    const [heads, line, ...none] = sheets[0]!.rows
    assert.equal(none.length, 0)
    const said = (zh: string) => line![heads!.indexOf(zh)]
    assert.equal(said('小学学段达标数'), judged.counts.primary?.pass)
    assert.equal(said('小学差异系数应判数'), 7)
    assert.deepEqual([said('标准版本'), said('数据校验码')], [standard.hash, evaluation.inputHash])
    assert.equal(sheets[4]!.rows.length - 1, judged.sections.length * 7)
    const zip = unzipSync((await city.send(downloadResults, { params: { id: stored.id, file: 'results.zip' } })).bytes)
    const csv = Buffer.from(zip['考核指标.csv']!).toString('utf8')
    assert.match(csv, /^\uFEFF县代码,县名称,学年,/)
    assert.ok(csv.includes(",'=澄溪区.zip,"), 'a name that looks like a formula does not run')
    const stranger = await as({ role: 'coordinator', county: OTHER_COUNTY })
    const refused = await stranger.send(downloadResults, { params: { id: stored.id, file: 'results.xlsx' } })
    assert.equal(refused.status, 404)
  }),
)
