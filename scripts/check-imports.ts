import { join } from 'node:path'
import { checkImports } from './check/imports.ts'

/** `npm run check:imports`: says how much was read, and fails on a violation or when nothing was read. */
const { files, imports, violations } = checkImports(join(import.meta.dirname, '..'))
for (const { file, line, text } of violations) console.log(`${file}:${line}  ${text}`)
console.log(`imports: ${files} files and ${imports} imports read, ${violations.length} violations`)
if (files === 0 || imports === 0) console.log('imports: nothing was read, so nothing was checked')
process.exitCode = violations.length > 0 || files === 0 || imports === 0 ? 1 : 0
