import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterFinding, FindingAction, FindingState, findingActions } from './finding-states.ts'
import { CLASS_SIZE, read } from './plan/fictional-plan.ts'
import { type FindingDecision, type NameAnswer, nameFindings, settleFindings } from './plan-findings.ts'
import { nameProposals, pairsOf } from './plan-names.ts'

const ROW = {
  ...CLASS_SIZE,
  status: '3所小学不达标',
  schools: '河西街道青禾小学、白石小学',
  measures: '1．河西街青禾小学2所学校：通过合理划定招生片区，解决不达标问题。\n2．白石小学：通过分流部分生源，解决不达标问题。',
}
const plan = read([ROW])
const open: NameAnswer[] = nameProposals(plan).map((one) => ({
  ...one,
  decision: 'open',
  decidedBy: null,
  decidedAt: null,
  decisions: 0,
}))
const answered = (decision: NameAnswer['decision']) =>
  open.map((one) => ({ ...one, decision, decidedBy: '陈统筹', decidedAt: '2026-11-23T02:00:00.000Z' }))
const said = (finding: string, state: FindingState, note = ''): FindingDecision => ({
  finding,
  state,
  note,
  by: '陈统筹',
  at: '2026-11-23T02:00:00.000Z',
})

test('every disagreement has a key of its own that says what and where', () => {
  const keys = nameFindings(plan).map(({ key }) => key)
  assert.equal(new Set(keys).size, plan.disagreements.length)
  assert.ok(keys.includes('COUNT_MISMATCH.ind-1-primary.2'), keys.join())
})

test('a short name that only the plan’s body uses can be confirmed like the others', () => {
  const body = [
    '（一）小学、初中所有班级学生数分别不超过45人、50人。我区现有2所小学不达标。整改措施：青禾小学通过合理划定招生片区解决，白石小学通过分流解决。责任单位：区教育局、各镇人民政府。',
  ]
  const full = '河西街道青禾小学'
  const shortened = read(
    [
      {
        ...CLASS_SIZE,
        schools: `${full}、白石小学`,
        measures: `1．${full}：通过合理划定招生片区，解决不达标问题。\n2．白石小学：通过分流部分生源，解决不达标问题。`,
      },
    ],
    { body },
  )
  const asked = { kind: 'school', published: '青禾小学', canonical: full } as const
  assert.deepEqual(nameProposals(shortened), [asked])
  const about = nameFindings(shortened).find(({ code }) => code === 'NAME_VARIANT')
  assert.deepEqual(about && pairsOf(about, nameProposals(shortened)), [asked])
})

test('a disagreement about names is settled by the answers to its names alone', () => {
  const stateBy = (answers: NameAnswer[]) =>
    settleFindings(plan, answers, [])
      .filter(({ code }) => code === 'NAME_VARIANT')
      .map(({ state }) => state)
  assert.deepEqual(new Set(stateBy(answered('confirmed'))), new Set(['resolved']))
  assert.deepEqual(new Set(stateBy(answered('refused'))), new Set(['kept']))
  const byHand = nameFindings(plan).map(({ key }) => said(key, 'resolved', '已更正'))
  const untouched = settleFindings(plan, open, byHand).filter(({ code }) => code === 'NAME_VARIANT')
  assert.ok(untouched.every(({ state }) => state === 'open'))
})

test('the last decision counts and the earlier ones stay to be read', () => {
  const key = 'COUNT_MISMATCH.ind-1-primary.1'
  const find = (decisions: FindingDecision[]) => settleFindings(plan, open, decisions).find((one) => one.key === key)!
  assert.equal(find([]).state, 'open')
  const again = find([said(key, 'resolved', '名单漏了一校，已补'), said(key, 'open')])
  assert.equal(again.state, 'open')
  assert.deepEqual(
    again.history.map(({ state, note }) => [state, note]),
    [
      ['resolved', '名单漏了一校，已补'],
      ['open', ''],
    ],
  )
})

test('what is settled can only be opened again, what is open only be settled', () => {
  for (const state of FindingState.options)
    for (const action of FindingAction.options) {
      const next = afterFinding(state, action)
      assert.equal(next !== null, findingActions(state).includes(action))
      assert.equal(next !== null, (state === 'open') === (action !== 'reopen'), `${state} ${action}`)
    }
})
