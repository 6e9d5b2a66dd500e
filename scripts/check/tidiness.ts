import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Violation } from './imports.ts'
import { sourceFiles, textFiles } from './source-files.ts'

const LONGEST_FILE = 300

/** Each expression is written so that it does not find itself. */
const FORBIDDEN: readonly { found: RegExp; text: string }[] = [
  { found: /\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/, text: 'finish it, or say in an issue what is left' },
  { found: /@ts-(?:igno[r]e|noche[c]k|expect-err[o]r)/, text: 'mend the type instead of silencing it' },
  { found: /\b(?:test|it|describe)\.(?:onl[y]|tod[o])\(/, text: 'a test is written and runs with all the others' },
  { found: /^(?:<{7}|>{7}|={7}(?!=))/, text: 'an unfinished merge' },
  { found: /\bdebugge[r]\b(?!['’])/, text: 'left from debugging' },
]

/** Files past 300 lines and words that must not be committed. Data and generated files are not read. */
export function checkTidiness(root: string): { files: number; violations: Violation[] } {
  const violations: Violation[] = []
  const sources = sourceFiles(root)
  const papers = textFiles(root, ['docs', 'packages', 'scripts', 'e2e', 'bench', 'examples'], /\.(?:md|css|sql|sh)$/)
  for (const file of [...sources, ...papers]) {
    const lines = readFileSync(join(root, file), 'utf8').split('\n')
    const length = lines.at(-1) === '' ? lines.length - 1 : lines.length
    if (length > LONGEST_FILE && sources.includes(file) && !file.includes('/generated/')) {
      violations.push({
        file,
        line: length,
        text: `${length} lines: past ${LONGEST_FILE}, look for the second thing hiding in the first`,
      })
    }
    lines.forEach((line, at) => {
      for (const { found, text } of FORBIDDEN)
        if (found.test(line)) violations.push({ file, line: at + 1, text: `«${line.trim().slice(0, 80)}»: ${text}` })
    })
  }
  return { files: sources.length + papers.length, violations }
}
