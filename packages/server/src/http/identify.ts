import type { FileKind, FilePart } from '@junheng/core/endpoint.ts'
import { Problem } from '@junheng/core/problems.ts'
import { archiveTrouble, listArchive } from './archive.ts'

/**
 * What a file is, from its bytes alone; its name and declared type are only what somebody wrote. An archive's limits are checked on
 * its table of contents, before anything is expanded.
 *
 * @throws Problem upload.wrong-kind, upload.archive
 */
export function identify(bytes: Uint8Array, fileName: string, wanted: FilePart): FileKind {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    const entries = listArchive(bytes)
    const trouble = entries === null ? '压缩文件已损坏，打不开' : archiveTrouble(entries, bytes.length)
    if (trouble !== null) throw new Problem('upload.archive', { fileName, reason: trouble })
    const names = new Set(entries?.map((entry) => entry.name))
    if (names.has('xl/workbook.bin')) throw wrongKind(fileName, '是二进制工作簿（xlsb），请另存为 xlsx', wanted)
    if (names.has('content.xml')) throw wrongKind(fileName, '是 OpenDocument 文件（ods、odt），请另存为 xlsx 或 docx', wanted)
    const isWorkbook = [...names].some((name) => /^\/?xl\/workbook\d*\.xml$/i.test(name))
    return accepted(isWorkbook ? 'xlsx' : names.has('word/document.xml') ? 'docx' : 'zip', fileName, wanted)
  }
  if (startsWith(bytes, OLE) && Buffer.from(bytes).includes('EncryptedPackage', 0, 'utf16le'))
    throw wrongKind(fileName, '加了密码，打不开，请去掉密码后另存再上传', wanted)
  const known = KNOWN.find(({ magic }) => startsWith(bytes, magic))
  if (known?.kind && wanted.accepts.includes(known.kind)) return known.kind
  if (known) throw wrongKind(fileName, known.found, wanted)
  if (!isText(bytes)) throw wrongKind(fileName, '不是认识的文件类型', wanted)
  if (/<!doctype html|<html|<table/i.test(Buffer.from(bytes.subarray(0, 1024)).toString('latin1')))
    throw wrongKind(fileName, '是网页（html），只是改了扩展名，请用 Excel 打开后另存', wanted)
  return accepted('text', fileName, wanted)
}

const KIND_NAMES: Readonly<Record<FileKind, string>> = {
  zip: 'zip 压缩的数据包',
  xlsx: 'Excel 工作簿（xlsx）',
  docx: 'Word 文档（docx）',
  pdf: 'PDF',
  jpeg: '照片（jpg）',
  png: '图片（png）',
  text: '文本（txt）',
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0]

// What people hand in by mistake, each with the way out; some of it is welcome elsewhere.
const KNOWN: readonly { magic: readonly number[]; found: string; kind?: FileKind }[] = [
  {
    magic: OLE,
    found: '是旧版 Office 格式（xls、doc），请另存为 xlsx 或 docx',
  },
  { magic: [0x25, 0x50, 0x44, 0x46], found: '是 PDF，无法从中读取数据', kind: 'pdf' },
  { magic: [0x52, 0x61, 0x72, 0x21], found: '是 RAR 压缩文件，请改用 zip 压缩' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], found: '是 7z 压缩文件，请改用 zip 压缩' },
  { magic: [0x1f, 0x8b], found: '是 gzip 压缩文件，请改用 zip 压缩' },
  { magic: [0x89, 0x50, 0x4e, 0x47], found: '是图片', kind: 'png' },
  { magic: [0xff, 0xd8, 0xff], found: '是图片', kind: 'jpeg' },
]

function accepted(kind: FileKind, fileName: string, wanted: FilePart): FileKind {
  if (wanted.accepts.includes(kind)) return kind
  throw wrongKind(fileName, `是${KIND_NAMES[kind]}`, wanted)
}

function wrongKind(fileName: string, found: string, { accepts }: FilePart): Problem {
  return new Problem('upload.wrong-kind', { fileName, found, accepts: accepts.map((kind) => KIND_NAMES[kind]).join('、') })
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)

/** Text in the encodings Chinese offices use; whoever reads it decides which. */
function isText(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe])) return true
  return !bytes.includes(0) && ['utf-8', 'gb18030'].some((encoding) => decodes(bytes, encoding))
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
