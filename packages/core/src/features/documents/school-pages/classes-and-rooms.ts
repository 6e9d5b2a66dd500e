import type { SchoolView } from '../../evaluation/school-schema.ts'
import { STAGE_WORDS } from '../bulletins/words.ts'
import { type Block, cell, paragraph } from '../paper.ts'

type Classes = SchoolView['classes'][number]
type Rooms = SchoolView['rooms'][number]

/** Every class with its pupils, a line a grade; those over the line are marked. */
export function classBlocks({ classes }: SchoolView): Block[] {
  const known = classes.filter(({ rolls, largest, bands }) => rolls.length > 0 || largest !== null || bands.length > 0)
  if (known.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: '班级和班额' },
    ...known.map((each) => paragraph(sentenceOf(each))),
    ...(known.some(({ rolls }) => rolls.length > 0) ? [rollTable(known)] : []),
  ]
}

function sentenceOf({ stage, limit, largest, unknown, bands, rolls }: Classes): string {
  const over = rolls.filter((roll) => (roll.over ?? 0) > 0).length
  const said = [
    largest === null ? '' : `最大班额${largest}人`,
    limit === null ? '' : `标准不超过${limit}人`,
    rolls.length > 0 && limit !== null ? (over > 0 ? `超过标准的班${over}个` : '没有超过标准的班') : '',
    ...bands,
    unknown ?? '',
  ]
  return `${STAGE_WORDS[stage]}${rolls.length > 0 ? `共${rolls.length}个班，` : '：'}${said.filter(Boolean).join('，')}。`
}

function rollTable(classes: readonly Classes[]): Block {
  const rows = classes.flatMap(({ rolls }) => [...Map.groupBy(rolls, ({ grade }) => grade)])
  return {
    kind: 'table',
    caption: null,
    columns: [
      { width: 12, align: 'center' },
      { width: 10, align: 'right' },
      { width: 78, align: 'left' },
    ],
    head: [[cell('年级'), cell('学生数'), cell('各班学生数，人（▲ 超过标准）')]],
    rows: rows
      .toSorted(([a], [b]) => a - b)
      .map(([grade, rolls]) => [
        cell(`${grade}年级`),
        cell(String(rolls.reduce((sum, { students }) => sum + (students ?? 0), 0))),
        cell(rolls.map(classText).join('，')),
      ]),
  }
}

/** The grade stands at the head of the line: it is not said again before each class. */
function classText({ grade, name, students, over }: Classes['rolls'][number]): string {
  const short = name.replace(new RegExp(`^${grade}年级`), '') || name
  return `${short} ${students ?? '未报'}${(over ?? 0) > 0 ? '▲' : ''}`
}

/** Music and art rooms one by one, and how many of them are large enough. */
export function roomBlocks({ rooms }: SchoolView): Block[] {
  const known = rooms.filter(({ areas, required }) => areas !== null || required !== null)
  if (known.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: '音乐、美术专用教室' },
    {
      kind: 'table',
      caption: null,
      columns: [
        { width: 14, align: 'center' },
        { width: 12, align: 'right' },
        { width: 18, align: 'right' },
        { width: 14, align: 'right' },
        { width: 42, align: 'left' },
      ],
      head: [[cell('类别'), cell('应有间数'), cell('每间应有（㎡）'), cell('达标间数'), cell('实有各间（㎡）')]],
      rows: known.map(({ kind, required, line, good, areas }) => [
        cell(KINDS[kind]),
        cell(orDash(required)),
        cell(orDash(line)),
        cell(orDash(good)),
        cell(areasText(areas)),
      ]),
    },
  ]
}

const KINDS: Readonly<Record<Rooms['kind'], string>> = { music: '音乐教室', art: '美术教室' }

const orDash = (value: number | null): string => (value === null ? '—' : String(value))

function areasText(areas: Rooms['areas']): string {
  if (areas === null) return '未报'
  return areas.length === 0 ? '无' : areas.map(({ area }) => (area === null ? '未报' : String(area))).join('，')
}
