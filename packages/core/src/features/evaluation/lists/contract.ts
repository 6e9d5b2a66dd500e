import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { JudgedHead, JudgingQuery } from '../contract.ts'
import { CountyListsSchema } from './schema.ts'
import { WeakRuleChange, WeakSchools } from './weak-schema.ts'

const tag = '监测评估'

export const PackageLists = JudgedHead.omit({ profile: true }).extend({ ...CountyListsSchema.shape })
export type PackageLists = z.infer<typeof PackageLists>

/** `county` is needed where a package holds several. */
export const readLists = endpoint({
  method: 'GET',
  path: '/api/packages/:id/lists',
  title: '名单：大班额、大校额、新建和未满员学校',
  tag,
  needs: 'evaluation.read',
  params: z.strictObject({ id: z.uuid() }),
  query: JudgingQuery,
  reply: PackageLists,
})

/** By what schools are taken for weak, and which the directory calls so today. Whoever reads one school gets that school's tag only. */
export const readWeakSchools = endpoint({
  method: 'GET',
  path: '/api/weak-schools',
  title: '薄弱学校：本县的认定规则和名录中的标签',
  tag,
  needs: 'school.read',
  about: 'record',
  reply: WeakSchools,
})

export const setWeakRule = endpoint({
  method: 'PUT',
  path: '/api/weak-schools/rule',
  title: '调整薄弱学校的认定规则',
  tag,
  needs: 'standards.manage',
  body: WeakRuleChange,
  reply: WeakSchools,
})
