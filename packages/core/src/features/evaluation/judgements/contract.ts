import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../endpoint.ts'
import { JudgedHead, JudgingQuery } from '../contract.ts'
import { CoreItem, RubricSource, Rubrics, ScoreLine } from './rubric-schema.ts'
import { CountyItems, Doubt, Judgement, JudgementVersion, SchoolYear, StatementKey } from './schema.ts'

const tag = '监测评估'
const EVIDENCE = ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'zip'] as const
const PAPER = { title: '佐证材料（pdf、照片、文档、表格）', accepts: EVIDENCE }
const About = z.string().trim().max(200)
const Reason = z.string().trim().min(2, '请写明原因').max(500)

export const PackageCountyItems = JudgedHead.omit({ profile: true }).extend({ ...CountyItems.shape })
export type PackageCountyItems = z.infer<typeof PackageCountyItems>

/** `county` is needed where a package holds several. Conclusions are those of the data's school year. */
export const readCountyItems = endpoint({
  method: 'GET',
  path: '/api/packages/:id/county-items',
  title: '县级指标：每项所填的结论、记录的结论、佐证和复核，各校评定的汇总',
  tag,
  needs: 'evaluation.read',
  params: z.strictObject({ id: z.uuid() }),
  query: JudgingQuery,
  reply: PackageCountyItems,
})

/**
 * Records a conclusion as its next version and writes it into the return of the school year's open round, at once or not at all. `seen`: the version
 * the person saw, 0 for none; `seenInRound`: the version of the return's value. Refused with `record.changed` where another stands, with
 * `judgements.not-yours` where the county gave the item to another unit.
 */
export const recordJudgement = endpoint({
  method: 'POST',
  path: '/api/judgements',
  title: '记录一项县级结论，可附佐证材料',
  tag,
  needs: 'judgement.record',
  about: 'record',
  body: StatementKey.extend({
    conclusion: z.string().max(10),
    grounds: z.string().trim().min(4, '请写明依据').max(4000),
    responsible: z.string().trim().max(60).default(''),
    concludedOn: z.iso.date(),
    about: About.default(''),
    seen: z.coerce.number().int().min(0),
    seenInRound: z.coerce.number().int().min(0).default(0),
  }),
  files: { file: { ...PAPER, required: false } },
  reply: Judgement,
})

export const addEvidence = endpoint({
  method: 'POST',
  path: '/api/judgements/evidence',
  title: '给一项已记录的结论补充佐证材料',
  tag,
  needs: 'judgement.record',
  about: 'record',
  body: StatementKey.extend({ about: About.default('') }),
  files: { file: { ...PAPER, required: true } },
  reply: Judgement,
})

const OneEvidence = z.strictObject({ id: z.uuid() })

export const downloadEvidence = endpoint({
  method: 'GET',
  path: '/api/judgements/evidence/:id',
  title: '下载一份佐证材料',
  tag,
  needs: 'judgement.read',
  about: 'record',
  params: OneEvidence,
  reply: DownloadReply,
  download: Object.values(MEDIA_TYPES),
})

/** It stays in the history and can still be downloaded; it no longer bears anything out. */
export const withdrawEvidence = endpoint({
  method: 'DELETE',
  path: '/api/judgements/evidence/:id',
  title: '撤下一份佐证材料，写明原因',
  tag,
  needs: 'judgement.record',
  about: 'record',
  params: OneEvidence,
  body: z.strictObject({ reason: Reason }),
  reply: Judgement,
})

/** By a second person: whoever recorded the version is refused (`judgements.own`). */
export const reviewJudgement = endpoint({
  method: 'POST',
  path: '/api/judgements/review',
  title: '复核一项县级结论',
  tag,
  needs: 'judgement.review',
  body: StatementKey.extend({
    version: z.number().int().min(1),
    accepted: z.boolean(),
    note: z.string().trim().min(2, '请写明复核意见').max(1000),
  }),
  reply: Judgement,
})

/** Newest first. */
export const readJudgementHistory = endpoint({
  method: 'GET',
  path: '/api/judgements/history',
  title: '一项县级结论的历次记录和复核',
  tag,
  needs: 'judgement.read',
  about: 'record',
  query: StatementKey,
  reply: z.object({ versions: z.array(JudgementVersion) }),
})

const OfYear = z.strictObject({ schoolYear: SchoolYear })
const Doubts = z.object({ doubts: z.array(Doubt) })

export const listDoubts = endpoint({
  method: 'GET',
  path: '/api/data-doubts',
  title: '数据疑点：核实、修订和锁定前改动中值得核查的数',
  tag,
  needs: 'evaluation.read',
  query: OfYear,
  reply: Doubts,
})

/** A decision about these figures; it states no veto by itself. */
export const decideDoubt = endpoint({
  method: 'POST',
  path: '/api/data-doubts',
  title: '认可或排除一条数据疑点，写明理由',
  tag,
  needs: 'judgement.review',
  body: OfYear.extend({ key: z.string().min(1).max(200), accepted: z.boolean(), reason: Reason }),
  reply: Doubts,
})

export const readRubrics = endpoint({
  method: 'GET',
  path: '/api/rubrics',
  title: '基本均衡的政府工作评分表和学校办学基本标准',
  tag,
  needs: 'evaluation.read',
  query: OfYear,
  reply: Rubrics,
})

const Setting = OfYear.extend({ source: RubricSource, seen: z.number().int().min(0) })

export const setScores = endpoint({
  method: 'PUT',
  path: '/api/rubrics/scores',
  title: '设定政府工作各项的分值和评分办法',
  tag,
  needs: 'judgement.manage',
  body: Setting.extend({ lines: z.array(ScoreLine).min(1).max(60) }),
  reply: Rubrics,
})

export const setCoreItems = endpoint({
  method: 'PUT',
  path: '/api/rubrics/core',
  title: '设定学校办学基本标准的项目和核心指标',
  tag,
  needs: 'judgement.manage',
  body: Setting.extend({ lines: z.array(CoreItem).min(1).max(60) }),
  reply: Rubrics,
})

export type RecordRequest = z.output<typeof recordJudgement.body>
