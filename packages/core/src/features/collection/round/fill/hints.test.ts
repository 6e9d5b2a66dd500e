import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFormula } from '../../../standards/formula/parse.ts'
import { isAmount } from './fields.ts'
import { figureOf, hintsOf, indicatorNow } from './hints.ts'

const figures =
  (typed: Record<string, string>) =>
  (path: string): number =>
    figureOf(typed[path] ?? '')

test('beside a figure stands what the rows and the other figures come to, and whether it agrees; nothing where one part is missing', () => {
  const classes = [
    { stage: 'primary', students: '41' },
    { stage: 'primary', students: '40' },
    { stage: 'junior', students: '' },
  ]
  const typed = {
    'sections/primary/students': '82',
    'sections/primary/classes': '2',
    'schools/posts_approved': '60',
    'schools/posts_filled': '57',
    'schools/classroom_area': '1000',
  }
  const hints = hintsOf(['primary', 'junior'], figures(typed), classes)
  assert.deepEqual(hints.get('sections/primary/students'), { kind: 'roll_pupils', value: 81, agrees: false })
  assert.deepEqual(hints.get('sections/primary/classes'), { kind: 'roll_classes', value: 2, agrees: true })
  assert.equal(hints.has('sections/junior/students'), false)
  assert.deepEqual(hints.get('schools/posts_filled'), { kind: 'vacant', value: 3, agrees: null })
  assert.equal(hints.has('schools/teaching_area_total'), false)
})

test('the total of an area is what its five parts and the indoor sports rooms come to', () => {
  const parts = ['classroom', 'laboratory', 'library', 'computer_room', 'language_room', 'indoor_sports']
  const typed = Object.fromEntries(parts.map((part, i) => [`schools/${part}_area`, String(100 * (i + 1))]))
  assert.deepEqual(hintsOf(['primary'], figures(typed), []).get('schools/teaching_area_total'), {
    kind: 'area_parts',
    value: 2100,
    agrees: null,
  })
})

test('above the education the law asks counts 专科 in a primary school and not in a junior school', () => {
  const levels = { doctor: '0', master: '3', bachelor: '20', college: '5' }
  const typed = Object.fromEntries(
    ['primary', 'junior'].flatMap((stage) =>
      Object.entries(levels).map(([level, count]) => [`sections/${stage}/ft_teachers_edu_${level}`, count]),
    ),
  )
  const hints = hintsOf(['primary', 'junior'], figures(typed), [])
  assert.equal(hints.get('sections/primary/ft_teachers_above_edu')?.value, 28)
  assert.equal(hints.get('sections/junior/ft_teachers_above_edu')?.value, 23)
})

test('an indicator over the school takes the pupils of both stages, one over a stage its own; NaN while something is missing', () => {
  const tree = (text: string) => ({ primary: parseFormula(text), junior: parseFormula(text) })
  const isOfSchool = (key: string) => key.startsWith('multimedia')
  const typed = { 'sections/primary/students': '600', 'sections/junior/students': '400', 'schools/multimedia_rooms': '24' }
  const rooms = { of: 'schools', formula: tree('100 * multimedia_rooms / students') } as const
  const now = (values: Record<string, string>) =>
    indicatorNow(rooms, 'primary', ['primary', 'junior'], figures(values), isOfSchool)
  assert.equal(now(typed), 2.4)
  assert.equal(now({ ...typed, 'sections/junior/students': '' }), Number.NaN)
})

test('codes and years are no amounts: no change from last year is reckoned of them', () => {
  assert.equal(isAmount({ kind: 'integer', unit: '人' }), true)
  assert.equal(isAmount({ kind: 'enum', unit: '' }), false)
  assert.equal(isAmount({ kind: 'integer', unit: '年' }), false)
})
