import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchColumns } from './header.ts'
import { kindsOf } from './kinds.ts'
import { readFunds, readNames, readOffices } from './lists.ts'
import { splitItems } from './numbering.ts'
import { levelOf, readStatus } from './status.ts'

test('columns are found by what their headings mean, in any order and wording', () => {
  const { at } = matchColumns([
    '资金预算（万元）',
    '责任部门',
    '责任单位',
    '完成时限',
    '阶段目标',
    '整改举措',
    '涉及学校',
    '存在问题',
    '评估指标',
    '编号',
  ])
  assert.deepEqual(at, {
    funds: 0,
    sections: 1,
    units: 2,
    completion: 3,
    milestones: 4,
    measures: 5,
    schools: 6,
    status: 7,
    indicator: 8,
    no: 9,
  })
})

test('责任部门 stands for the sections beside 责任单位, and for the units beside 责任科室', () => {
  assert.deepEqual(matchColumns(['责任科室', '责任部门']).at, { sections: 0, units: 1 })
  assert.deepEqual(matchColumns(['责任部门', '责任单位']).at, { sections: 0, units: 1 })
})

test('a heading that speaks of both 指标 and 措施 is the measures', () => {
  assert.deepEqual(matchColumns(['任务指标整改措施\n（完成任务指标过程性举措）', '指标']).at, { measures: 0, indicator: 1 })
})

test('counts and difference coefficients are read by stage', () => {
  const status = readStatus('２１所小学、五所初中不达标，小学段、初中段校际差异系数不达标')
  assert.deepEqual(status.counts, { primary: 21, junior: 5 })
  assert.deepEqual(status.cv, { primary: true, junior: true })
  assert.deepEqual(readStatus('2所小学不达标且小学段校际差异系数不达标').cv, { primary: true, junior: false })
})

test('monitoring results are subject by grade by level, II and Ⅱ and ＩＩ the same', () => {
  for (const written of ['II', 'Ⅱ', 'ＩＩ', '二']) assert.equal(levelOf(written), 2)
  const [read] = readStatus('四年级语文学业水平为Ⅱ级，不达标').subjects
  assert.deepEqual(read, { grade: 4, stage: 'primary', subject: '语文', level_published: 'Ⅱ', level: 2, passed: false })
})

test('names are separated by any mark, a name torn by a stray space is mended and said', () => {
  assert.deepEqual(readNames('青禾小学，白石中学；柳林小学和桥头中学3所学校').names, [
    '青禾小学',
    '白石中学',
    '柳林小学',
    '桥头中学',
  ])
  assert.equal(readNames('青禾小学等十二所学校').count, 12)
  assert.equal(readNames('青禾小学等十二所学校').openEnded, true)
  const torn = readNames('青禾 第四小学、白石小学')
  assert.deepEqual(torn.names, ['青禾第四小学', '白石小学'])
  assert.deepEqual(torn.mended, [{ from: '青禾 第四小学', to: '青禾第四小学' }])
  assert.deepEqual(readNames('无').names, [])
})

test('an office torn by a stray space is mended, two offices apart by a space stay two', () => {
  assert.deepEqual(readOffices('督导室\n教师发展中 心'), {
    names: ['督导室', '教师发展中心'],
    mended: [{ from: '教师发展中 心', to: '教师发展中心' }],
  })
  assert.deepEqual(readOffices('计财科 督导室').names, ['计财科', '督导室'])
})

test('funds are whole yuan; empty is not zero, a bare number needs the unit of its heading', () => {
  assert.equal(readFunds('5000万元', '').yuan, 50_000_000)
  assert.equal(readFunds('1.2亿元', '').yuan, 120_000_000)
  assert.equal(readFunds('0.07万元', '').yuan, 700)
  assert.equal(readFunds('市级300万元、区级200万元', '').yuan, 5_000_000)
  assert.equal(readFunds('共500万元（市级300万元、区级200万元）', '').yuan, 5_000_000)
  assert.equal(readFunds('３２０', '预计所需资金（万元）').yuan, 3_200_000)
  assert.deepEqual(readFunds('', '资金'), { yuan: null, unreadable: false })
  assert.deepEqual(readFunds('—', '资金'), { yuan: null, unreadable: false })
  assert.deepEqual(readFunds('320', '资金'), { yuan: null, unreadable: true })
  assert.deepEqual(readFunds('列入年度预算', '资金'), { yuan: null, unreadable: true })
})

test('items are found under every style of numbering, and a decimal is none', () => {
  for (const [one, two] of [
    ['1．', '2．'],
    ['1.', '2.'],
    ['（1）', '（2）'],
    ['一、', '二、'],
    ['①', '②'],
    ['1、', '2、'],
    ['一是', '二是'],
  ])
    assert.deepEqual(
      splitItems(`${one}新建；\n${two}分流。`).items.map(({ no, text }) => [no, text]),
      [
        [1, '新建；'],
        [2, '分流。'],
      ],
      one,
    )
  assert.deepEqual(splitItems('4.5平方米以上').items, [{ no: 1, text: '4.5平方米以上', numbered: false }])
  assert.deepEqual(splitItems('1.新建；2.分流。').items.length, 2)
  assert.deepEqual(splitItems('具体如下：\n1.新建\n并扩建').items, [{ no: 1, text: '新建\n并扩建', numbered: true }])
  assert.equal(splitItems('具体如下：\n1.新建').preamble, '具体如下：')
  assert.deepEqual(splitItems('具体如下：\n新建\n分流').items.length, 2)
  assert.deepEqual(splitItems('青禾小学1所学校：\n通过分流解决').items[0]!.text, '青禾小学1所学校：通过分流解决')
})

test('kinds are the actions in the order of the text; what must first be built is a condition', () => {
  assert.deepEqual(kindsOf('待望江小学建成后，通过分流均衡在校学生'), ['divert'])
  assert.deepEqual(kindsOf('通过并入及分流生源至新建望江小学'), ['merge', 'divert'])
  assert.deepEqual(kindsOf('通过加快推进望江新建学校建设，分流部分生源'), ['new_build', 'divert'])
  assert.deepEqual(kindsOf('采取专项普查等方式，通过均衡调配设备'), ['survey', 'reallocate'])
  assert.deepEqual(kindsOf('购置教学仪器设备'), ['purchase'])
  assert.deepEqual(kindsOf('招聘音体美教师12人'), ['teachers'])
  assert.deepEqual(kindsOf('现状校舍内无闲置用房，可通过分流在校学生数'), ['divert'])
  assert.deepEqual(kindsOf('对校内闲置的教室进行提升改造，调整为音乐教室'), ['convert_rooms'])
  assert.deepEqual(kindsOf('加强领导'), [])
})
