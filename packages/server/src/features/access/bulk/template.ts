import { BULK_COLUMNS, BULK_ROLES, BULK_SHEET } from '@junheng/core/features/access/bulk/sheet.ts'
import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import { letterOf } from '../../collection/workbook/read-sheet.ts'
import { xlsxFile } from '../../collection/workbook/xlsx-file.ts'

const ROWS = 1000

/** The empty workbook: one sheet to fill in, with a note at each column and the roles as a list; one that says how. */
export function templateFile(): Uint8Array {
  const at = BULK_COLUMNS.findIndex(({ header }) => header === '角色')
  return xlsxFile([
    {
      name: BULK_SHEET,
      columns: BULK_COLUMNS.map(({ width }) => ({ width, look: 'text' as const })),
      rows: [
        BULK_COLUMNS.map(({ header, must }) => ({ text: header, look: must ? ('keyHeader' as const) : ('header' as const) })),
      ],
      notes: BULK_COLUMNS.map(({ note }, i) => ({ cell: `${letterOf(i)}1`, text: note })),
      validations: [
        {
          kind: 'list',
          values: BULK_ROLES.map((role) => ROLE_NAMES[role]),
          range: `${letterOf(at)}2:${letterOf(at)}${ROWS + 1}`,
          message: '请从列表里选角色。',
        },
      ],
      frozen: { rows: 1, columns: 1 },
    },
    {
      name: '说明',
      columns: [
        { width: 14, look: 'plain' },
        { width: 80, look: 'wrapped' },
      ],
      rows: [
        [
          { text: '列', look: 'header' },
          { text: '怎样填', look: 'header' },
        ],
        ...BULK_COLUMNS.map(({ header, must, note }) => [{ text: header }, { text: `${must ? '必填。' : ''}${note}` }]),
        [{ text: '岗位' }, { text: '导入只建立账号并申请岗位；岗位由安全管理员核对后授予，授予之前不能登录。' }],
      ],
    },
  ])
}
