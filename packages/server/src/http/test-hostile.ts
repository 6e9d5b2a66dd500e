import { zipSync } from 'fflate'

/** What is put into every string of every call. The last one has all of it at once and is also tried string by string. */
export const TEXTS: readonly (readonly [string, string])[] = [
  ['SQL', "'; drop table county cascade; select pg_sleep(20); --"],
  ['formula', "=cmd|' /C calc'!A0"],
  ['NUL', 'a\0b'],
  ['half a character', 'a\uD800b'],
  ['path', '../../../../etc/passwd'],
  ['markup', '<script>alert(1)</script>"><img src=x onerror=alert(1)>'],
  ['template', '{{7*7}}<%=7*7%>%s%n%x__proto__'],
  ['nothing', ''],
  ['much', '长'.repeat(30_000)],
  ['everything', '=1\'";--\0\uDC00\u202E\uFEFF../%00%0d%0a\r\n\x1b[31m<b>&amp;\\u0000'],
]

/** Put in the place of single values. */
export const VALUES: readonly unknown[] = [1e308, -(2 ** 53), '1e999', null, { $ne: [] }]

const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)

/** Whole bodies, as they stand on the wire. */
export const BODIES: readonly (readonly [string, string, string])[] = [
  ['a list', 'application/json', '[]'],
  ['null', 'application/json', 'null'],
  ['a number', 'application/json', '1e400'],
  ['a text', 'application/json', '"x"'],
  ['deep lists', 'application/json', nested(100_000, '[', ']')],
  ['deep objects', 'application/json', nested(50_000, '{"a":', '}').replace('{"a":}', '{"a":1}')],
  ['a prototype', 'application/json', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'],
  ['half of it', 'application/json', '{"a":'],
  ['no UTF-8', 'application/json', '{"a":"\xff\xfe"}'],
  ['two megabytes', 'application/json', JSON.stringify({ text: 'x'.repeat(2 * 1024 * 1024) })],
  ['many keys', 'application/json', JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i])))],
  ['XML', 'application/xml', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'],
  ['a form', 'application/x-www-form-urlencoded', 'a=1&a[b]=2'],
  [
    'a broken multipart',
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.zip"\r\n\r\nPK',
  ],
  ['a multipart without a boundary', 'multipart/form-data', 'x'],
]

/** Queries as they stand in an address. */
export const QUERIES: readonly string[] = [
  'page=1&page=2',
  'page[]=1',
  '__proto__=1',
  'page=%00&size=%ff',
  'size=999999999999',
  `q=${'x'.repeat(20_000)}`,
]

/** What may stand where an id is expected, as it stands in an address. */
export const SEGMENTS: readonly string[] = [
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '%',
  '%ff%fe',
  "1'%20or%20'1'='1",
  'x'.repeat(3000),
  '.',
  '..;',
  '-1',
  'null',
]

export const FILE_NAMES: readonly string[] = [
  '../../../../tmp/evil.zip',
  'C:\\Windows\\win.ini',
  'a\0.zip',
  `${'长'.repeat(5000)}.zip`,
  '=cmd()|a.xlsx',
  'a"; filename="b.html',
  '\uD800\u202Exlsx.exe',
  '',
]

/** Bytes that say they are what they are not, and archives with paths that lead out. */
export const FILES: readonly (readonly [string, Uint8Array])[] = [
  ['no bytes that mean anything', Buffer.from('\0\x01\x02 not a file')],
  ['an archive that leads out', zipSync({ '../../evil.csv': Buffer.from('x'), '/etc/passwd': Buffer.from('x') })],
  [
    'a workbook of nothing',
    zipSync({ 'xl/workbook.xml': Buffer.from('<workbook/>'), '[Content_Types].xml': Buffer.from('<Types/>') }),
  ],
  ['a document of nothing', zipSync({ 'word/document.xml': Buffer.from('<w:document/>') })],
  [
    'tables of formulas',
    zipSync({ 'schools.csv': Buffer.from('school_code,school_name,county_code,county_name\n=1+1,@x,990101,-2+3\n') }),
  ],
]

/** Cookies and tokens of nobody. */
export const FORGED: readonly Record<string, string>[] = [
  {},
  { cookie: 'junheng_session=', 'x-csrf-token': '' },
  { cookie: `junheng_session=${'A'.repeat(43)}`, 'x-csrf-token': 'A'.repeat(32) },
  { cookie: "junheng_session=' or 1=1 --; junheng_session=%00", 'x-csrf-token': "' or 1=1 --" },
  { cookie: `junheng_session=${'x'.repeat(8000)}`, 'x-csrf-token': 'x'.repeat(2000) },
  {
    cookie: '=;;,=\t junheng_session',
    authorization: 'Bearer admin',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-user': 'coordinator',
  },
]
