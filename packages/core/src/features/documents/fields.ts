import { documentNumber, officialDate } from './official-text.ts'
import type { Paper } from './paper.ts'

/** The fields every template may name, as `{{标题}}`. `正文` and `附件` stand alone in a paragraph: the paper's blocks take its place. */
export const COMMON_FIELDS = [
  '发文机关标志',
  '发文字号',
  '标题',
  '主送机关',
  '正文',
  '附件说明',
  '发文机关署名',
  '成文日期',
  '附件',
  '抄送',
  '印发机关',
  '印发日期',
] as const
export type CommonField = (typeof COMMON_FIELDS)[number]

/** A template without it would lose the paper. */
export const BODY_FIELD = '正文'

/** What is put in place of each field that holds a text. An empty text takes its paragraph with it when nothing else stands there. */
export function fieldTexts(paper: Paper): Record<string, string> {
  const { letterhead, number, title, to, annexes, signature, copies, printed } = paper
  return {
    ...paper.fields,
    发文机关标志: letterhead ?? '',
    发文字号: number ? documentNumber(number) : '',
    标题: title,
    主送机关: to === null ? '' : `${to}：`,
    附件说明: annexList(annexes.map((annex) => annex.title)),
    发文机关署名: signature?.by ?? '',
    成文日期: signature?.on ? officialDate(signature.on) : '',
    抄送: copies === null ? '' : `抄送：${copies}。`,
    印发机关: printed?.by ?? '',
    印发日期: printed ? `${officialDate(printed.on)}印发` : '',
  } satisfies Record<Exclude<CommonField, typeof BODY_FIELD | '附件'>, string>
}

/** 附件说明 (7.3.4): one annex has no number; names have no closing mark. */
function annexList(titles: readonly string[]): string {
  if (titles.length < 2) return titles.map((title) => `附件：${title}`).join('')
  return titles.map((title, i) => `${i === 0 ? '附件：' : '　　　'}${i + 1}.${title}`).join('\n')
}
