import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { checkImports, type ImportReport } from './imports.ts'

const MANIFESTS = {
  'package.json': '{ "devDependencies": { "fast-check": "1" } }',
  'packages/core/package.json': '{ "dependencies": { "zod": "1" } }',
  'packages/server/package.json': '{ "dependencies": { "fastify": "1", "@junheng/core": "1" } }',
  'packages/web/package.json': '{ "dependencies": { "react": "1" }, "devDependencies": { "vite": "1" } }',
}

/** The check over a small made-up house. */
function checked(files: Record<string, string>): ImportReport {
  const root = mkdtempSync(join(tmpdir(), 'imports-'))
  try {
    for (const [name, text] of Object.entries({ ...MANIFESTS, ...files })) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), text)
    }
    return checkImports(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const CORE = 'packages/core/src/features/a/rules.ts'
const SERVER = 'packages/server/src/features/a'
const WEB = 'packages/web/src/features/a/page.tsx'

/** [file, its text, what must be said of it] */
const PLANTED: readonly (readonly [string, string, RegExp])[] = [
  [CORE, "import { readFileSync } from 'node:fs'", /core knows nothing of Node/],
  [CORE, "import fs from 'fs'", /write node:fs/],
  [CORE, "import { x } from 'lodash'", /zod and nothing else/],
  [CORE, "import { x } from '../../../../server/src/app.ts'", /nothing but its own files/],
  [CORE, "import { x } from '@junheng/server/src/app.ts'", /nothing but its own files/],
  [CORE, 'const load = (name: string) => import(name)', /computed at run time/],
  [CORE, "const home = process.env['HOME']", /core has no process/],
  [CORE, "const b = Buffer.from('x')", /core has no Buffer/],
  [CORE, 'const now = new Date()', /core has no Date\(\) of now/],
  [CORE, 'const now = Date.now()', /core has no Date\.now/],
  [CORE, 'const dice = Math.random()', /core has no Math\.random/],
  [CORE, "const r = fetch('/x')", /core has no fetch/],
  [CORE, "type F = import('node:fs').Stats", /core knows nothing of Node/],
  [CORE, "export * from './other'", /write the extension/],
  [CORE, "export { x } from './other.js'", /\.ts or \.tsx file itself/],
  [CORE, "import type { x } from '@junheng/core/fault.ts'", /imported relatively/],
  [CORE, 'import { x from', /does not parse/],
  ['packages/core/src/features/a/index.ts', 'export const x = 1', /no index file/],
  [`${SERVER}/service.ts`, "import { x } from '../b/index.ts'", /no index file/],
  [`${SERVER}/service.ts`, "import { x } from '../b/queries.ts'", /belongs to b/],
  [`${SERVER}/service.ts`, "import { x } from '../b/sheet.ts'", /b only through its service/],
  [`${SERVER}/service.ts`, "const { x } = await import('../b/sheet.ts')", /b only through its service/],
  [`${SERVER}/service.ts`, "import { x } from './routes.ts'", /knows nothing of routes/],
  [`${SERVER}/routes.ts`, "import { x } from './queries.ts'", /routes ask the service/],
  [`${SERVER}/queries.ts`, "import { x } from './service.ts'", /know nothing of the service/],
  [`${SERVER}/queries.ts`, "import type { x } from './routes.ts'", /know nothing of the routes/],
  [`${SERVER}/service.ts`, "import { x } from 'express'", /express is not among the dependencies/],
  [`${SERVER}/service.ts`, "import fc from 'fast-check'", /fast-check is not among/],
  [`${SERVER}/service.ts`, "import { x } from '@junheng/web/src/a.ts'", /server may import core only/],
  [`${SERVER}/service.ts`, "import { x } from '../../../../core/src/fault.ts'", /as @junheng\/core/],
  ['packages/server/src/cli/commands/x.ts', "import { x } from '../../features/a/queries.ts'", /belongs to a/],
  [WEB, "import { x } from '../b/list.tsx'", /web features do not import each other/],
  [WEB, "import { x } from '@junheng/server/src/app.ts'", /web may import core only/],
  [WEB, "import { join } from 'node:path'", /no Node/],
  [WEB, "import { build } from 'vite'", /vite is not among/],
  ['packages/web/src/shared/x.ts', "import { x } from '../features/a/page.tsx'", /does not know the features/],
  ['scripts/x.ts', "import x from 'chalk'", /chalk is not among the dependencies of the root/],
  ['scripts/x.ts', "import x from 'https://example.org/x.js'", /relatively and packages by name/],
]

for (const [file, text, expected] of PLANTED) {
  test(`the import check finds, in ${file}: ${text}`, () => {
    const { violations } = checked({ [file]: text })
    assert.equal(violations.length, 1, JSON.stringify(violations))
    assert.match(violations[0]!.text, expected)
    assert.equal(violations[0]!.file, file)
  })
}

test('what the rules allow is left alone, and every file and import is counted', () => {
  const report = checked({
    [CORE]:
      "import { z } from 'zod'\nimport type { Fault } from '../../fault.ts'\nimport { x } from '../b/rules.ts'\nexport const d = new Date(z.x + x)",
    'packages/core/src/features/a/data.ts': "import data from '../../../../../standards/a.json' with { type: 'json' }",
    'packages/core/src/features/a/rules.test.ts':
      "import test from 'node:test'\nimport fc from 'fast-check'\nimport golden from '../../../golden/a.json' with { type: 'json' }",
    [`${SERVER}/service.ts`]:
      "import * as queries from './queries.ts'\nimport { s } from '../b/service.ts'\nimport { Fault } from '@junheng/core/fault.ts'",
    [`${SERVER}/routes.ts`]:
      "import * as service from './service.ts'\nimport fastify from 'fastify'\nimport { readFile } from 'node:fs/promises'",
    [`${SERVER}/xlsx.ts`]: "import { read } from '../collection/package/csv.ts'",
    [WEB]:
      "import { useState } from 'react'\nimport { Picker } from '../../shared/picker.tsx'\nimport './page.css'\nexport const P = () => <b>{useState}</b>",
    'packages/web/vite.config.ts': "import { defineConfig } from 'vite'",
    'e2e/a.test.ts': "import test from 'node:test'",
    'bench/peer/a.ts': "import duckdb from '@duckdb/node-api'",
    'packages/server/src/http/test-app.ts': "import { x } from '../features/a/queries.ts'\nimport fc from 'fast-check'",
  })
  assert.deepEqual(report.violations, [])
  assert.equal(report.files, 11)
  assert.equal(report.imports, 22)
})

test('words that look like imports are not taken for imports', () => {
  const text = "// import x from 'express'\nexport const a = \"import x from 'express'\"\nexport const b = `require('express')`\n"
  const report = checked({ [`${SERVER}/service.ts`]: text })
  assert.deepEqual([report.files, report.imports, report.violations], [1, 0, []])
})

test('the line of a violation is the line of the import', () => {
  const { violations } = checked({ [CORE]: "// 说明\nimport { z } from 'zod'\n\nimport x from 'lodash'\nexport { x, z }\n" })
  assert.deepEqual(
    violations.map(({ line }) => line),
    [4],
  )
})

test('an empty house is seen to be empty', () => {
  assert.deepEqual(checked({}), { files: 0, imports: 0, violations: [] })
})
