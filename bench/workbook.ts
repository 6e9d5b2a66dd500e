import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filledWorkbook } from './generate/workbook.ts'
import { alternate, median, ours, type Program } from './measure.ts'

const SCHOOLS = 200
const CLASSES = 4000
const LIMIT = 2
const PYTHON = '/usr/bin/python3'

/**
 * `check` of a workbook of 200 schools × 60 columns with 4 000 classes, whole process against whole process: openpyxl loading the same file.
 * @returns whether the target was kept; null without openpyxl
 */
export async function benchWorkbook(cache: string): Promise<(boolean | null)[]> {
  const path = join(cache, 'workbook.xlsx')
  writeFileSync(path, filledWorkbook({ schools: SCHOOLS, classes: CLASSES, sectionValues: 0, padded: true }))
  if (!existsSync(PYTHON)) {
    console.log('workbook: no /usr/bin/python3 here, nothing to compare with')
    return [null]
  }
  const peer: Program = {
    name: 'openpyxl',
    command: PYTHON,
    words: ['-c', 'import sys,openpyxl;openpyxl.load_workbook(sys.argv[1])', path],
  }
  const times = alternate(ours('check', path, '--json'), peer, 7)
  const [a, b] = [median(times.a), median(times.b)]
  console.log(
    `check of a workbook, 200 schools × 60 columns, 4 000 classes: ${a.toFixed(3)} s; openpyxl's load ${b.toFixed(3)} s; ratio ${(a / b).toFixed(2)}, target ≤ ${LIMIT}`,
  )
  console.log(JSON.stringify({ bench: 'workbook', seconds: a, peerSeconds: b, ratio: a / b, limit: LIMIT }))
  return [a <= LIMIT * b]
}
