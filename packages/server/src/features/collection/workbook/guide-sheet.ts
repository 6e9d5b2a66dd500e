import { GUIDE_SHEET, NONE_AT_ALL, OWN_COLUMN, type SheetLayout } from '@junheng/core/features/collection/workbook/sheets.ts'
import type { XlsxSheet } from './xlsx-file.ts'

/** 说明: how to fill in the workbook, for somebody who knows Excel and nothing else. It is not read. */
export function guideSheet(layouts: readonly SheetLayout[], oneSchool: boolean): XlsxSheet {
  const lines: readonly (readonly [string, string])[] = [
    ['怎样填', '从第 2 行起逐行填写。第 1 行的列名不要改；列可以调换顺序，也可以增加自己的列（不会读取，会列出列名）。'],
    ['列名', '深色的列必填；浅色的列没有数据就留空。空着表示没有报，0 表示确实是零，两者不同。'],
    ['定义', '把鼠标移到列名上，会显示定义、单位、范围和来源。'],
    ['灰色的列', `列名以「${OWN_COLUMN}」开头的列由表格自动计算或供对照，不用填，也不读取。`],
    ['代码', '学校代码、县代码按文本填写；若显示成 1.1E+09，说明已被改成数字，请重新粘贴为文本。'],
    ['一间也没有', `音美教室等表确实没有内容时，在第一列第 2 行写「${NONE_AT_ALL}」；空表表示没有报。`],
    ['教师', '编号在读取时换成散列值，姓名等其他列不读取、不保存。填了这张表，教师数从这里逐人统计。'],
    ...(oneSchool
      ? []
      : [
          [
            '监测结果',
            '国家义务教育质量监测逐科填在县级数据：项目写 naeq:年份:年级:学科，值写 等级;差异率，如 naeq:2024:4:语文 填 3;0.12；没有监测的填 未测。省级或县自查的在项目后加 :省级 或 :县自查，国家优先于省级，省级优先于县自查。',
          ] as const,
          ['逐年数据', '项目写成 名称@年份，如 教育财政拨款@2024；可以自己加年份。'] as const,
        ]),
    ['检查', '填好后在系统里上传，或运行 junheng check；问题会逐条列出所在的表和格，并可下载标注好的工作簿。'],
  ]
  return {
    name: GUIDE_SHEET,
    columns: [
      { width: 14, look: 'wrapped' },
      { width: 100, look: 'wrapped' },
    ],
    rows: [
      [{ text: oneSchool ? '学校数据工作簿' : '县级数据工作簿', look: 'title' }, null],
      [
        { text: '工作表', look: 'keyHeader' },
        { text: '内容', look: 'keyHeader' },
      ],
      ...layouts.map(({ name, about, optional }) => [
        { text: name },
        { text: `${about}${optional ? '（可不填）' : '（必填）'}` },
      ]),
      [null, null],
      ...lines.map(([what, how]) => [{ text: what }, { text: how }]),
    ],
  }
}
