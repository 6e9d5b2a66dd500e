import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { recordJudgement } from '@junheng/core/features/evaluation/judgements/contract.ts'
import { readReadiness } from '@junheng/core/features/evaluation/recognition/contract.ts'
import { addProfile, adoptProfile } from '@junheng/core/features/standards/contract.ts'
import { httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aPackage, aSchool, aSection } from '../test-package.ts'

const element = 'school_charter_it'

test(
  'before there is any run, what conclusions are held against is judged by the adopted profile',
  httpScene(async ({ as }) => {
    const office = await as({ role: 'coordinator', county: OTHER_COUNTY })
    // The teaching point says it has no charter; where points are merged into their central school, only the school speaks.
    const point = { school_type_code: 218, parent_school_code: '2199000001', [element]: 'unmet' }
    const bytes = aPackage({
      schools: [aSchool(1, { [element]: 'met' }), aSchool(2, point)],
      sections: [aSection(1), aSection(2, { students: 60 })],
      county: { statistics_date: '2025-09-01' },
    })
    await office.call(handInPackage, { files: { file: { name: '虚构县.zip', bytes } }, body: { acceptFaults: 'true' } })
    const key = { standard: 'quality_balanced_2017', schoolYear: '2025', element } as const
    const more = { conclusion: 'met', grounds: '各校章程已核准', concludedOn: '2025-10-08', seen: '0' }
    await office.call(recordJudgement, { body: { ...key, ...more } })
    const said = async () =>
      (await office.call(readReadiness)).lines.find(({ key: line }) => line === `stated ${element}`)?.text ?? ''
    assert.match(await said(), /记录的结论与参评数据不一致/)
    const merged = { name: '教学点并入中心校', settings: { teachingPoint: 'merge_into_parent' } }
    const { id } = await office.call(addProfile, { body: merged })
    await office.call(adoptProfile, { body: { profile: id, instead: null } })
    assert.equal(await said(), '没有佐证材料、没有第二人复核')
  }),
)
