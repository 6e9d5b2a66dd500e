import type { Fault } from '../../fault.ts'

/** What a structural fault means, in the words the office reads; the numbers are fixed once published. */
export interface StructuralRule {
  severity: Fault['severity']
  zh: string
}

/**
 * The structural faults S001…: what can be wrong with a package before any figure is judged. V001…V032 (`standards/checks.json`)
 * ask whether the figures agree with each other; these ask whether they could be read as they were meant.
 */
export const STRUCTURAL_RULES = {
  S001: { severity: 'error', zh: '缺少必需的文件（schools.csv、sections.csv）' },
  S002: { severity: 'error', zh: '文件是空的，没有表头' },
  S003: { severity: 'error', zh: '文件编码不是 UTF-8，或各行不以换行符结尾' },
  S004: { severity: 'error', zh: '缺少必需的列' },
  S005: { severity: 'warn', zh: '不认识的列，未读取' },
  S006: { severity: 'error', zh: '同一列出现两次' },
  S007: { severity: 'error', zh: '一行的格数少于表头' },
  S008: { severity: 'error', zh: '一行的格数多于表头' },
  S009: { severity: 'error', zh: '双引号没有配对' },
  S010: { severity: 'error', zh: '应填数字' },
  S011: { severity: 'warn', zh: '写法已按本意读取（全角数字、首尾空格、日期、单位）' },
  S012: { severity: 'error', zh: '数值超出允许的范围' },
  S013: { severity: 'warn', zh: '数值不在常见范围' },
  S014: { severity: 'error', zh: '应填整数' },
  S015: { severity: 'error', zh: '应填是或否' },
  S016: { severity: 'error', zh: '不是允许的选项' },
  S017: { severity: 'error', zh: '不认识的办学类型代码' },
  S018: { severity: 'error', zh: '不认识的学段' },
  S019: { severity: 'error', zh: '必填的代码、名称或项目为空' },
  S020: { severity: 'error', zh: '学校代码重复' },
  S021: { severity: 'error', zh: '同一学校同一学段重复' },
  S022: { severity: 'error', zh: '学校代码在学校表中找不到' },
  S023: { severity: 'error', zh: '学校没有这个学段' },
  S024: { severity: 'error', zh: '县代码或县名称未填' },
  S025: { severity: 'error', zh: '县代码与县名称前后不一致' },
  S026: { severity: 'error', zh: '年级不属于该学段' },
  S027: { severity: 'error', zh: '代码被表格软件改成了科学计数法，位数已丢失' },
  S028: { severity: 'warn', zh: '不认识的县级项目，未读取' },
  S029: { severity: 'error', zh: '县级项目的写法不完整' },
  S030: { severity: 'error', zh: '县级项目的值写法不对' },
  S031: { severity: 'error', zh: '同一县级项目填了两个不同的值' },
  S032: { severity: 'warn', zh: '同一县级项目重复填写' },
  S033: { severity: 'error', zh: '教师编号疑似身份证号或姓名，不予接收' },
  S034: { severity: 'warn', zh: '学校填报的共用资源与各校区之和不一致' },
  S035: { severity: 'warn', zh: '填报的教师数与教师表逐人统计不一致' },
  S036: { severity: 'warn', zh: '音美教室表里没有该校的教室' },
  S037: { severity: 'warn', zh: '疑似万元与元混淆' },
  S038: { severity: 'warn', zh: '学校没有学部行' },
  S039: { severity: 'warn', zh: '学段与办学类型不符' },
  S040: { severity: 'warn', zh: '上级学校在学校表中找不到' },
  S042: { severity: 'warn', zh: '同一年级两个班同名' },
  S043: { severity: 'error', zh: '同一教师在同一学校出现两次' },
  S044: { severity: 'error', zh: '教师表中不认识的用语' },
  S045: { severity: 'error', zh: '校区代码重复' },
  S046: { severity: 'warn', zh: '教学仪器设备资产值大于固定资产总值' },
  S047: { severity: 'warn', zh: '教学及辅助用房各部分之和与总面积不一致' },
  S050: { severity: 'error', zh: '不是完好的 zip 压缩包' },
  S051: { severity: 'error', zh: '压缩包内的路径不安全' },
  S052: { severity: 'error', zh: '同名文件出现两次' },
  S053: { severity: 'error', zh: '压缩包加了密码' },
  S054: { severity: 'error', zh: '压缩包过大或压缩比异常' },
  S055: { severity: 'warn', zh: '不认识的文件，未读取' },
  S056: { severity: 'error', zh: '不是完好的工作簿（xlsx），或加了密码' },
  S057: { severity: 'error', zh: '找不到或打不开输入' },
  S060: { severity: 'error', zh: '工作簿过大或压缩比异常' },
  S061: { severity: 'error', zh: '单元格里的公式出错' },
  S062: { severity: 'warn', zh: '隐藏的行、列或工作表也读取了' },
  S063: { severity: 'warn', zh: '合并的单元格只算左上角一格' },
  S064: { severity: 'warn', zh: '工作簿含有宏或外部链接，未运行、未更新' },
  S065: { severity: 'warn', zh: '不认识的工作表，未读取' },
  S066: { severity: 'error', zh: '公式没有保存计算结果' },
  S067: { severity: 'warn', zh: '工作表没有数据行，按未报处理' },
  S070: { severity: 'warn', zh: '没有认出是哪张导出表，未读取' },
  S071: { severity: 'error', zh: '导出表里的学校在学校名录中对不上' },
  S072: { severity: 'error', zh: '合计行与各行之和不符' },
  S073: { severity: 'warn', zh: '同一学生编号出现不止一次' },
  S074: { severity: 'warn', zh: '同一教师编号出现在两所学校' },
  S075: { severity: 'error', zh: '同一学校同一项目在导出表里有两个不同的数' },
  S076: { severity: 'error', zh: '两列或两行都像同一个项目，都没有读取' },
  S077: { severity: 'error', zh: '没有学校名录，无法生成工作簿' },
  S078: { severity: 'warn', zh: '没有计入的学生或教师' },
  S079: { severity: 'warn', zh: '没有写单位，按常用单位读取' },
  S901: { severity: 'error', zh: '口径文件（profile）里有不认识的键或值' },
  S902: { severity: 'error', zh: '县级填报与各校评定、各项得分相矛盾' },
  S903: { severity: 'warn', zh: '办别或举办者未报，2012 标准的计入范围定不下来，有关学校照计' },
} as const satisfies Record<string, StructuralRule>

export type StructuralCode = keyof typeof STRUCTURAL_RULES

/** The catalogue as a Markdown table, for `docs/`; a test keeps the two equal. */
export function structuralRulesTable(): string {
  const rows = Object.entries(STRUCTURAL_RULES).map(([code, r]) => `| ${code} | ${r.severity} | ${r.zh} |`)
  return ['| rule | severity | 含义 |', '|---|---|---|', ...rows, ''].join('\n')
}
