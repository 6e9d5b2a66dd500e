import { TABLES, type TableName, tableColumns } from '@junheng/core/features/collection/columns.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import type { ValueRule } from '@junheng/core/features/collection/read-value.ts'
import type { Comparison, DataDifference } from '@junheng/core/features/collection/schema.ts'
import { rowWords, STAGE_WORDS, valueWords } from '@junheng/core/features/collection/value-words.ts'
import { type Difference, differences } from '@junheng/core/features/collection/workbook/differences.ts'
import { sheetOf } from '@junheng/core/features/collection/workbook/sheets.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { SOURCE_NAMES, sourceIn } from '@junheng/core/features/standards/monitoring.ts'
import type { Standard } from '@junheng/core/features/standards/standard.ts'

/** As many differences as a page can show; the rest are counted. */
const SHOWN = 1000

/** What is otherwise between two handed-in files, in words: county by county, in the order of the sheets. */
export function compare(
  before: readonly County[],
  after: readonly County[],
  catalogue: Catalogue,
  standards: readonly Standard[],
): Comparison {
  const words = wording(catalogue, standards)
  const found: DataDifference[] = []
  const sheets = new Map<string, number>()
  let total = 0
  const add = (difference: DataDifference): void => {
    total++
    sheets.set(difference.sheet, (sheets.get(difference.sheet) ?? 0) + 1)
    if (found.length < SHOWN) found.push(difference)
  }
  for (const code of new Set([...before, ...after].map((county) => county.code))) {
    const [old, now] = [before.find((c) => c.code === code), after.find((c) => c.code === code)]
    if (old && now) for (const difference of differences(old, now)) add(words(difference))
    else add(wholeCounty((old ?? now)!, now ? 'added' : 'removed'))
  }
  return { total, sheets: [...sheets].map(([sheet, count]) => ({ sheet, count })), differences: found }
}

function wholeCounty({ code, name, schools }: County, change: 'added' | 'removed'): DataDifference {
  const text = `${schools.rows} 所学校`
  const about = { sheet: sheetOf('schools').name, change, where: `${name}（${code}）`, what: '整个区县' }
  return { ...about, before: change === 'removed' ? text : null, after: change === 'added' ? text : null }
}

/** Puts a difference as the workbook would say it: the sheet, the row's name, the column's header. */
function wording(catalogue: Catalogue, standards: readonly Standard[]): (difference: Difference) => DataDifference {
  const headers = new Map<TableName, Map<string, string>>()
  const rules = new Map<TableName, Map<string, ValueRule>>()
  for (const table of TABLES) {
    const { words, values } = tableColumns(table, catalogue)
    headers.set(table, new Map([...words, ...values].map(({ key, zh }) => [key, zh])))
    rules.set(table, new Map(values.map((rule) => [rule.key, rule])))
  }
  const item = (key: string): string => countyItem(key, catalogue, standards)
  return ({ table, change, schoolName, schoolCode, stage, item: part, element, before, after }) => {
    const isCounty = table === 'county'
    const row = [schoolName || schoolCode, stage && STAGE_WORDS[stage], !isCounty && part !== null ? rowWords(table, part) : null]
    const rule = element === null ? undefined : rules.get(table)?.get(element)
    return {
      sheet: sheetOf(table).name,
      change,
      where: isCounty ? '全县' : row.filter(Boolean).join(' '),
      what: isCounty ? item(part ?? '') : element === null ? '整行' : (headers.get(table)?.get(element) ?? element),
      before: valueWords(before, rule) ?? (element === null && change === 'removed' ? '有' : null),
      after: valueWords(after, rule) ?? (element === null && change === 'added' ? '有' : null),
    }
  }
}

/** A county item as people know it; its year stands behind it. */
export function countyItem(key: string, catalogue: Catalogue, standards: readonly Standard[]): string {
  const [name = key, year] = key.split('@')
  const [bare = name, source = ''] = name.replace(/^(veto|score):|:rider$/g, '').split(':')
  const foundBy = sourceIn(source)
  const zh =
    catalogue.elements.get(bare)?.zh ??
    standards.flatMap((s) => s.vetoes).find((v) => v.key === bare)?.zh ??
    standards.flatMap((s) => s.items).find((i) => i.key === bare)?.zh ??
    name
  return `${zh}${name.endsWith(':rider') ? '（附加要求）' : ''}${foundBy ? `（${SOURCE_NAMES[foundBy]}调查）` : ''}${year ? `（${year} 年）` : ''}`
}
