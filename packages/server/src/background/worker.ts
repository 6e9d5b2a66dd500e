import { parentPort } from 'node:worker_threads'
import type { County } from '@junheng/core/features/collection/county.ts'
import type { Comparison } from '@junheng/core/features/collection/schema.ts'
import { statisticsDay } from '@junheng/core/features/collection/statistics-day.ts'
import { Problem } from '@junheng/core/problems.ts'
import { phase, type Tell } from '@junheng/core/progress.ts'
import type { Checked, JobAnswer, JobMessage, JobName, Jobs } from './jobs.ts'

/** The thread behind `work.ts`: one job at a time. What a job needs is loaded when it first comes. */
const DO: { [K in JobName]: (input: Jobs[K]['input'], tell: Tell) => Promise<Jobs[K]['output']> } = {
  async check({ bytes }, tell) {
    return (await checked(bytes, tell)).said
  },

  async checkReturn(input) {
    const { checkReturn } = await import('../features/collection/round/check/check-return.ts')
    return checkReturn(input)
  },

  async checkRound(input, tell) {
    const { checkRound } = await import('../features/collection/round/check/check-round.ts')
    return checkRound(input, tell)
  },

  async dryRun({ bytes, against }, tell) {
    const { counties, said, form } = await checked(bytes, tell)
    if (against) tell(phase('comparing'))
    const { faultViews } = await import('../features/collection/fault-views.ts')
    const views = form === 'workbook' && said.readable ? await faultViews(bytes, said.faults) : []
    return { ...said, form, views, comparison: said.readable && against ? await comparison(against, counties) : null }
  },

  async annotate({ bytes }) {
    const { said } = await checked(bytes)
    const { annotate } = await import('../features/collection/workbook/annotate.ts')
    return annotate(bytes, said.faults)
  },

  async withoutPeople({ bytes }) {
    const { withoutPeople } = await import('../features/collection/workbook/without-people.ts')
    const { readCatalogue } = await import('../features/standards/files.ts')
    return withoutPeople(bytes, readCatalogue())
  },

  async gather({ files, fill, ...input }, tell) {
    const { gatherInput } = await import('../features/collection/national/gather-input.ts')
    const { WORKBOOK_LIMITS } = await import('../features/collection/workbook/workbook-limits.ts')
    const exports = files.map(({ name, bytes }) => ({
      name,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    }))
    const { report, workbook } = await gatherInput({ ...input, files: exports, limits: WORKBOOK_LIMITS, tell })
    return { report, workbook: fill && workbook ? workbook() : null }
  },

  async roundUpload({ bytes, salt, standing, forPeople }, tell) {
    const { typed, said, form } = await checked(bytes, tell, salt)
    tell(phase('comparing'))
    const { uploadDifference } = await import('../features/collection/round/bases/upload-input.ts')
    const { faultViews } = await import('../features/collection/fault-views.ts')
    const views = forPeople && form === 'workbook' && said.readable ? await faultViews(bytes, said.faults) : []
    return { ...said, form, views, ...uploadDifference(typed, standing) }
  },

  async roundStatistics(input, tell) {
    const { statisticsFound } = await import('../features/collection/round/bases/statistics-input.ts')
    return statisticsFound(input, tell)
  },

  async listCounts({ bytes }) {
    const { listCounts } = await import('../features/collection/round/bases/list-counts.ts')
    return listCounts(bytes)
  },

  async returnWorkbook(input) {
    const { returnWorkbook } = await import('../features/collection/round/bases/return-workbook.ts')
    return returnWorkbook(input)
  },

  async template({ kind, today }) {
    const { emptyWorkbook } = await import('../features/collection/templates.ts')
    return emptyWorkbook(kind, today)
  },

  async workbook({ bytes, today }) {
    const { filledWorkbook } = await import('../features/collection/templates.ts')
    return filledWorkbook(bytes, today)
  },

  async row({ bytes, sheet, row }) {
    const { rowView } = await import('../features/collection/row-view.ts')
    return rowView(bytes, sheet, row)
  },

  async evaluate({ bytes, ...judging }) {
    const { evaluateWithClaims } = await import('../features/evaluation/matrix-input.ts')
    return evaluateWithClaims(bytes, judging)
  },

  async evaluation({ bytes, ...judging }) {
    const { evaluationOfInput } = await import('../features/evaluation/matrix-input.ts')
    return evaluationOfInput(bytes, judging)
  },

  async difference({ bytes, before, after }) {
    const { differenceInInput } = await import('../features/evaluation/difference-input.ts')
    return differenceInInput(bytes, before, after)
  },

  async explain({ bytes, figure }) {
    if (figure.indicator.startsWith('form:')) {
      const { explainFormInput } = await import('../features/evaluation/forms-input.ts')
      return explainFormInput(bytes, figure)
    }
    const { explainInput } = await import('../features/evaluation/explain-input.ts')
    return explainInput(bytes, figure)
  },

  async matrix({ bytes, ...options }) {
    const { matrixOfInput } = await import('../features/evaluation/matrix-input.ts')
    return matrixOfInput(bytes, options)
  },

  async forms({ bytes, ...options }) {
    const { formsOfInput } = await import('../features/evaluation/forms-input.ts')
    return formsOfInput(bytes, options)
  },

  async countyItems({ bytes, ...options }) {
    const { countyItemsOfInput } = await import('../features/evaluation/judgements/county-items-input.ts')
    return countyItemsOfInput(bytes, options)
  },

  async lists({ bytes, ...options }) {
    const { listsOfInput } = await import('../features/evaluation/lists/lists-input.ts')
    return listsOfInput(bytes, options)
  },

  async spread({ bytes, stage, indicator, ...options }) {
    const { spreadOfInput } = await import('../features/evaluation/spread-input.ts')
    return spreadOfInput(bytes, stage, indicator, options)
  },

  async finance({ bytes, ...options }) {
    const { financeOfInput } = await import('../features/evaluation/finance/finance-input.ts')
    return financeOfInput(bytes, options)
  },

  async schools({ bytes, ...options }) {
    const { schoolsOfInput } = await import('../features/evaluation/schools-input.ts')
    return schoolsOfInput(bytes, options)
  },

  async school({ bytes, school, ...options }) {
    const { schoolOfInput } = await import('../features/evaluation/schools-input.ts')
    return schoolOfInput(bytes, school, options)
  },

  async paper({ bytes, paper, ...options }) {
    const { paperOfInput } = await import('../features/evaluation/forms-input.ts')
    return paperOfInput(bytes, paper, options)
  },

  async schoolPaper({ bytes, school, ...options }) {
    const { schoolPaperOfInput } = await import('../features/evaluation/forms-input.ts')
    return schoolPaperOfInput(bytes, school, options)
  },

  async schoolFile({ bytes, school, format, ...options }) {
    const { schoolFileOfInput } = await import('../features/evaluation/forms-input.ts')
    return schoolFileOfInput(bytes, school, format, options)
  },

  async selfReport(input) {
    const { reportOfInput } = await import('../features/documents/self-report/report-input.ts')
    return reportOfInput(input)
  },

  async schoolPages({ bytes, ...options }, tell) {
    const { schoolPagesOf } = await import('../features/documents/school-pages/pages-input.ts')
    return schoolPagesOf(bytes, options, tell)
  },

  async schoolPlans(input, tell) {
    const { writePlans } = await import('../features/rectification/school-plan/plans-input.ts')
    return writePlans(input, tell)
  },

  async readSheets({ bytes, fileName, rule }) {
    const { readSheets } = await import('../features/collection/workbook/plain-sheets.ts')
    return readSheets(bytes, fileName, rule)
  },

  async countyReturns({ bytes, county: code }, tell) {
    const { said, counties } = await checked(bytes, tell)
    const { returnsOfCounty } = await import('../features/collection/round/open/package-values.ts')
    const { readCatalogue } = await import('../features/standards/files.ts')
    const county = counties.find((each) => each.code === code)
    return {
      ...said,
      returns: county ? returnsOfCounty(county, readCatalogue()) : null,
      statisticsDay: county ? statisticsDay(county) : null,
    }
  },

  async mapFile({ bytes, towns, drawn }) {
    const { readMapFile } = await import('../features/evaluation/map/read-file.ts')
    return readMapFile(bytes, towns, drawn)
  },

  async packageSchools({ bytes, county }) {
    const { packageSchools } = await import('../features/orgs/package-schools.ts')
    return packageSchools(bytes, county)
  },

  async failures({ bytes, ...judging }) {
    const { failuresOfInput } = await import('../features/rectification/sources/failures-input.ts')
    return failuresOfInput(bytes, judging)
  },

  async measureEffect(input) {
    const { effectInInput } = await import('../features/rectification/measures/effect-input.ts')
    return effectInInput(input)
  },

  async previewText({ bytes, fileName }) {
    const { previewText } = await import('../features/rectification/evidence/preview-text.ts')
    return previewText(bytes, fileName)
  },

  async importPlan({ bytes, ...options }) {
    const trouble = (await archiveLies(bytes)) ?? (options.body ? await archiveLies(options.body.bytes) : null)
    if (trouble) throw trouble
    const { importPlan } = await import('../features/rectification/plan/import.ts')
    return importPlan(bytes, options)
  },

  async writePlan({ plan, format }) {
    const { writePlan } = await import('../features/rectification/plan/import.ts')
    return writePlan(plan, format)
  },
}

parentPort?.on('message', async (message: JobMessage) => {
  parentPort?.postMessage(await answer(message))
})

async function answer({ id, job, input }: JobMessage): Promise<JobAnswer> {
  try {
    // `job` and `input` belong together in JobMessage; the union of all pairs is more than TypeScript follows here.
    return { id, output: await DO[job](input as never, (progress) => parentPort?.postMessage({ id, progress })) }
  } catch (error) {
    if (error instanceof Problem) return { id, problem: { code: error.code, details: { ...error.details } } }
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    return { id, error: { name, message, stack } }
  }
}

async function checked(
  bytes: Uint8Array,
  tell: Tell = () => {},
  salt?: string,
): Promise<{ counties: County[]; typed: County[]; said: Checked; form: 'workbook' | 'package' }> {
  const { isWorkbook } = await import('../features/collection/workbook/workbook-limits.ts')
  const { checkInput } = await import('../features/evaluation/evaluate-input.ts')
  const form = isWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ? 'workbook' : 'package'
  // A workbook's parts are unpacked piece by piece by a reader that holds each against its stated size.
  const trouble = form === 'package' ? await archiveLies(bytes) : null
  if (trouble) throw trouble
  const { faults, notRun, counties, typed } = await checkInput(bytes, tell, salt)
  const found = counties.map((county) => ({
    code: county.code,
    name: county.name,
    schools: county.schools.rows,
    sections: county.sections.rows,
    statisticsDay: statisticsDay(county),
  }))
  return { counties, typed, form, said: { readable: counties.length > 0, counties: found, faults, notRun } }
}

async function comparison(against: Uint8Array, counties: readonly County[]): Promise<Comparison> {
  const { compare } = await import('../features/collection/compare.ts')
  const { readCountyInput } = await import('../features/collection/workbook/read-input.ts')
  const { loadStandards, readCatalogue } = await import('../features/standards/files.ts')
  const catalogue = readCatalogue()
  return compare((await readCountyInput(against, catalogue)).counties, counties, catalogue, loadStandards())
}

/** Uploads were let in by their table of contents; here, with time and memory bounded, the contents are held against it. */
async function archiveLies(bytes: Uint8Array): Promise<Problem | null> {
  const { keepsItsWord } = await import('../http/archive.ts')
  return keepsItsWord(bytes)
    ? null
    : new Problem('upload.archive', { fileName: '压缩包', reason: '内容比目录里写的大，疑似压缩炸弹' })
}
