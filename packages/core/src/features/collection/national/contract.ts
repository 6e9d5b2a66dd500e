import { z } from 'zod'
import { DownloadReply, endpoint } from '../../../endpoint.ts'
import { GatherReport } from './schema.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const part = (n: number) => ({ title: `国家系统导出表 ${n}（xlsx）`, accepts: ['xlsx'], required: n === 1 }) as const

/** As many exports as may come at once. */
export const EXPORT_PARTS = {
  file1: { ...part(1), required: true },
  file2: { ...part(2), required: false },
  file3: { ...part(3), required: false },
  file4: { ...part(4), required: false },
  file5: { ...part(5), required: false },
  file6: { ...part(6), required: false },
  file7: { ...part(7), required: false },
  file8: { ...part(8), required: false },
  file9: { ...part(9), required: false },
  file10: { ...part(10), required: false },
  file11: { ...part(11), required: false },
  file12: { ...part(12), required: false },
  file13: { ...part(13), required: false },
  file14: { ...part(14), required: false },
  file15: { ...part(15), required: false },
  file16: { ...part(16), required: false },
} as const

/** `current`: what the exports do not say is taken from the county's data in use; `none`: it stays empty. */
const Gathering = z.strictObject({ base: z.enum(['current', 'none']).default('current') })
export type Gathering = z.infer<typeof Gathering>

/** Answers 200 whatever the faults: saying what was found is the answer. */
export const gatherExports = endpoint({
  method: 'POST',
  path: '/api/gathered',
  title: '读取国家系统导出表：各是什么表、问题、与自报数的对账；不保存任何内容',
  tag: '数据填报',
  needs: 'collection.hand-in',
  body: Gathering,
  files: EXPORT_PARTS,
  reply: GatherReport,
  progress: true,
})

/** The county workbook filled from the same files. @throws Problem collection.nothing-gathered where nothing can be filled in */
export const gatherWorkbook = endpoint({
  method: 'POST',
  path: '/api/gathered/workbook',
  title: '从国家系统导出表生成填好的县级工作簿，含对账表；不保存任何内容',
  tag: '数据填报',
  needs: 'collection.hand-in',
  body: Gathering,
  files: EXPORT_PARTS,
  reply: DownloadReply,
  download: [XLSX],
})
