/** Texts of the links to the three bases. */
export const ENGLISH = {
  上传工作簿: 'Upload a workbook',
  国家系统数据: 'National systems',
  对账: 'Reconciliation',
  核实的数: 'Verified values',
  统计与核实: 'Statistics and verified',
} as const
