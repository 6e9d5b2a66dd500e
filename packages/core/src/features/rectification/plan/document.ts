import { fullDate } from './dates.ts'
import type { Disagreement, PlanDocument } from './plan.ts'
import { halfDigits, linesOf, squeezed, unique } from './words.ts'

const NUMBER = /[\u4e00-\u9fa5]{1,14}[〔［[【（(](?:19|20)\d{2}[〕］\]】）)](?:第)?\d{1,4}号/
const TITLE = /(?:方案|规划|计划|清单|台账|任务书|安排表|意见|通知)(?:[（(][^）)]*[）)])?$/
const ISSUER =
  /^[\u4e00-\u9fa5（）()]{2,24}(?:人民政府|人民政府办公室|政府办公室|教育局|教育委员会|领导小组|领导小组办公室|委员会|督导室)$/

/**
 * What the lines around the table say of the document: title, 发文字号, dates, issuer, 公开方式 and the letter it answers. What is not there is null.
 *
 * @param lines  paragraphs of the document and of its main text, in order
 * @param above  the lines directly above the table
 */
export function readDocument(lines: readonly string[], above: readonly string[]): PlanDocument {
  const all = lines.flatMap(linesOf).map((line) => halfDigits(line))
  const annexTitle = [...above].reverse().find((line) => !/^附(?:件|表)/.test(line.trim()) && line.trim().length >= 4) ?? null
  const ownTitle = titleIn(all.slice(0, 20).filter((line) => annexTitle === null || squeezed(line) !== squeezed(annexTitle)))
  const document: PlanDocument = {
    title: ownTitle ?? annexTitle,
    annex_title: annexTitle,
    number: labelled(all, /发文字号|文号/) ?? all.map((line) => wholly(line, NUMBER)).find((found) => found !== null) ?? null,
    issuer: labelled(all, /发文机关|发布机构|印发单位|制定机关/) ?? signature(all),
    approval: approvalIn(all),
    issued: dateOf(all, /成文日期|印发日期|发文日期/) ?? standaloneDate(all),
    published: dateOf(all, /发布日期|公开日期|公布日期|发布时间/),
    disclosure: disclosureIn(all),
    basis: basisIn(all),
  }
  return withoutSpam(document)
}

function titleIn(lines: readonly string[]): string | null {
  // 《…》 in running text is somebody else's title; a title is a line of its own without a full stop.
  const found = lines.find((line) => line.length >= 6 && line.length <= 60 && TITLE.test(line.trim()) && !/[。；：:]/.test(line))
  return found?.trim() ?? null
}

function labelled(lines: readonly string[], label: RegExp): string | null {
  const pattern = new RegExp(`^[【\\[]?\\s*(?:${label.source})\\s*[】\\]]?\\s*[：:]\\s*(\\S+)$`)
  for (const line of lines) {
    const found = pattern.exec(line.trim())
    if (found) return found[1]!
  }
  return null
}

function wholly(line: string, pattern: RegExp): string | null {
  const trimmed = line.trim()
  const found = pattern.exec(trimmed)
  return found && found[0].length === trimmed.length ? trimmed : null
}

/** The issuer signs above the date. */
function signature(lines: readonly string[]): string | null {
  for (let i = lines.length - 1; i > 0; i--)
    if (isDateLine(lines[i]!) && ISSUER.test(lines[i - 1]!.replace(/\s+/g, ''))) return lines[i - 1]!.replace(/\s+/g, '')
  return null
}

const isDateLine = (line: string): boolean =>
  squeezed(line).length <= 14 && fullDate(line) !== null && /^[\s\d〇零○一二三四五六七八九十年月日]+$/.test(line)

const standaloneDate = (lines: readonly string[]): string | null => {
  const line = [...lines].reverse().find(isDateLine)
  return line ? fullDate(line) : null
}

function dateOf(lines: readonly string[], label: RegExp): string | null {
  const line = lines.find((text) => new RegExp(`(?:${label.source})\\s*[】\\]]?\\s*[：:]`).test(text))
  return line ? fullDate(line.slice(line.search(label))) : null
}

function disclosureIn(lines: readonly string[]): string | null {
  const text = lines.join('\n')
  return /此件(?:主动公开|依申请公开|不予公开|不公开)/.exec(text)?.[0] ?? labelled(lines, /公开方式|公开属性/)
}

function approvalIn(lines: readonly string[]): string | null {
  const sentences = lines.flatMap((line) => line.split(/[。；]/))
  const found = sentences.find((text) => /(?:已经|业经|经)[^，。；]{2,40}(?:审议通过|研究通过|批准|研究同意|同意)/.test(text))
  return found ? (/(?:已经|业经|经)[^，。；]{2,40}(?:审议通过|研究通过|批准|研究同意|同意)/.exec(found)?.[0] ?? null) : null
}

/** The letter a plan answers: its number in running text, 督办函 before others. */
function basisIn(lines: readonly string[]): string | null {
  const inText = lines.filter((line) => wholly(line, NUMBER) === null && !/^(?:【?发文字号|文号)/.test(line))
  const found = inText.flatMap((line) =>
    [...line.matchAll(new RegExp(NUMBER, 'g'))].map((m) => ({ number: m[0], supervised: /督办|督导/.test(line) })),
  )
  const best = found.find(({ supervised }) => supervised) ?? found[0]
  return best ? best.number.replace(/^.*(?:根据|按照|依据|函|通知|文件|的)(?=[\u4e00-\u9fa5])/, '') : null
}

/** Advertisements that some republished texts carry in the place of names. */
const SPAM =
  /(?:[\u4e00-\u9fa5]{2}|[A-Za-z]{2,8}\d*)?(?:体育|娱乐|棋牌|电竞|彩票|博彩|赌场|投注|真人)(?:平台|官网|官方网站|网址|投注|下载|注册|网站|城|app|APP)|新葡京|威尼斯人|太阳城|加微信|博彩|百家乐|老虎机|(?:https?:\/\/|www\.)[\w.-]+(?<!gov\.cn|edu\.cn)(?=[^\w.-]|$)/g

/** A word foreign to such a document, above all one that repeats where a place name belongs. */
export function findSuspicious(text: string): Disagreement[] {
  const words = [...text.matchAll(SPAM)].map((match) => match[0])
  const foreign = [...text.matchAll(/[A-Za-z]{4,}\d*/g)].map((match) => match[0]).filter((word) => !/^[IVX]+$/i.test(word))
  const repeated = unique(foreign).filter(
    (word) => foreign.filter((other) => other === word).length >= 3 && !words.some((w) => w.includes(word)),
  )
  return [...unique(words), ...repeated].map((token) => {
    const times = text.split(token).length - 1
    return {
      code: 'SUSPICIOUS_TOKEN',
      severity: times > 1 ? 'error' : 'warn',
      where: 'whole',
      text: `文中出现与内容无关的“${token}”${times > 1 ? ` ${times} 次` : ''}，可能是转载时地名被替换。含有它的标题、机关名称不予导入，请对照原件更正后再导入。`,
      names: [token],
    }
  })
}

function withoutSpam(document: PlanDocument): PlanDocument {
  const clean = (text: string | null) => (text !== null && new RegExp(SPAM.source).test(text) ? null : text)
  return {
    ...document,
    title: clean(document.title),
    annex_title: clean(document.annex_title),
    issuer: clean(document.issuer),
    basis: clean(document.basis),
    number: clean(document.number),
    approval: clean(document.approval),
  }
}
