/** The fields of its own that a template of the report may name. */
export const REPORT_FIELDS = ['县名', '数据来源', '评估日期', '评估结论'] as const
