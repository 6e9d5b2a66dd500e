import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readReturn, saveValues } from '@junheng/core/features/collection/round/contract.ts'
import {
  confirmCopies,
  copyPrevious,
  importRound,
  openRound,
  proposeRound,
  readBoard,
} from '@junheng/core/features/collection/round/open/contract.ts'
import { COUNTY, httpScene } from '../../../../http/test-app.ts'
import { loadDemoOrgs } from '../../../orgs/demo.ts'

const EXAMPLE = { name: 'county.zip', bytes: readFileSync(join(import.meta.dirname, '../../../../../../../examples/county.zip')) }

test(
  'last year’s areas and books are taken over where nothing was given yet, marked so until the school says they are right',
  httpScene(async (stage) => {
    await loadDemoOrgs(stage.db, stage.clock.now)
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const filler = await stage.as({ role: 'filler', county: COUNTY, schools: ['2199000001'] })
    await coordinator.call(importRound, { files: { file: EXAMPLE }, body: { confirm: 'true' } })
    const { schoolYear, number, name } = await coordinator.call(proposeRound)
    const wanted = { schoolYear, number, name, standard: 'quality_balanced_2017' as const, profile: null }
    const round = await coordinator.call(openRound, { body: wanted })
    const params = { id: round.id }
    const own = (await coordinator.call(readBoard, { params })).rows.find(({ key }) => key === '2199000001')!
    const mine = { params: { id: own.id } }
    await filler.call(saveValues, { ...mine, body: { changes: [{ path: 'schools/books', value: '1', seen: 0 }] } })

    const kinds = ['equipment', 'rooms'] as const
    const counted = await coordinator.call(copyPrevious, { params, body: { kinds: [...kinds] } })
    assert.ok(counted.values > 300)
    assert.ok((await filler.call(readReturn, mine)).values.every(({ how }) => how !== 'copied'))
    const done = await coordinator.call(copyPrevious, { params, body: { kinds: [...kinds], confirm: true } })
    assert.deepEqual(done, counted)

    const copied = (await filler.call(readReturn, mine)).values.filter(({ how }) => how === 'copied')
    assert.ok(copied.some(({ path }) => path === 'schools/computers') && copied.some(({ path }) => path.startsWith('rooms/')))
    assert.equal((await filler.call(readReturn, mine)).values.find(({ path }) => path === 'schools/books')?.value, '1')
    const some = await filler.call(confirmCopies, { ...mine, body: { paths: ['schools/computers'] } })
    assert.equal(some.confirmed, 1)
    const computers = (await filler.call(readReturn, mine)).values.find(({ path }) => path === 'schools/computers')
    assert.deepEqual([computers?.how, computers?.version], ['typed', 2])
    assert.equal((await filler.call(confirmCopies, { ...mine, body: { paths: null } })).confirmed, copied.length - 1)
    assert.equal((await coordinator.call(copyPrevious, { params, body: { kinds: [...kinds], confirm: true } })).values, 0)
  }),
)
