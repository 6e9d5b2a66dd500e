/** Each of the twelve kinds against figures worked out here by plain arithmetic, never through the engine. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agrees, blocks, duty, ONE, type Row, says, sizes, THREE, TWO } from './by-hand.ts'
import { code, effect, threeSchools } from './test-county.ts'

const ON = '2026-09-01'
/** Of teachers everything is said. */
const ALL_SAID = {
  ft_teachers_edu_bachelor: 12,
  ft_teachers_pe: 2,
  ft_teachers_music: 1,
  ft_teachers_fine_art: 1,
  ft_teachers_arts_other: 0,
  backbone_teachers: 2,
  mid_senior_title_teachers: 5,
  teachers_certified: 12,
  teachers_trained_360: 12,
}

test('新建: a new school of 90 pupils taken from another, with what two measures bring it', async () => {
  const found = await effect([
    {
      kind: 'new_build',
      school: code(4),
      on: '2026-08-01',
      amounts: {
        teaching_area: 900,
        indoor_sports_area: 100,
        sports_field_area: 800,
        equipment_value_wan: 20,
        multimedia_rooms: 3,
      },
      rooms: [
        { kind: 'music', area: 96, count: 1 },
        { kind: 'art', area: 89, count: 1 },
      ],
      newSchool: { name: '示例新建', type: '211', stages: ['primary'], teachers: { primary: { count: 12, of: ALL_SAID } } },
    },
    {
      kind: 'divert',
      from: code(1),
      to: code(4),
      lines: [{ on: ON, stage: 'primary', grade: 1, pupils: 90, closed: 2, opened: 3 }],
    },
    { kind: 'purchase', school: code(4), lines: [{ on: ON, amounts: { multimedia_rooms: 2 } }] },
  ])
  const four: Row = { pupils: 90, l: [12, 2, 4, 900, 800 + 100, 20, 5] }
  agrees(found, { 1: { ...ONE, pupils: 990 }, 2: TWO, 3: THREE, 4: four })
  assert.deepEqual(sizes(found, 4), [['', '30、30、30']])
  assert.deepEqual(sizes(found, 1), [['45、45、45、45', '45、45']])
  // Three classes: one music and one art room, the art room is one ㎡ too small.
  assert.deepEqual(duty(found, 4, 'music_art_rooms'), [null, 0, 1, 'unmet'])
  // (70 + 70 + 20) ÷ (24 + 12 + 6) × 3 = 11.43, and 12 come: nobody lacks.
  assert.ok(!says(found, /示例新建.*还需/))
  assert.deepEqual(found.passing, [{ stage: 'primary', before: { pass: 3, sections: 3 }, after: { pass: 4, sections: 4 } }])
})

test('改扩建: a class more moves the step of twelve and asks for teachers; a gymnasium counts for L5 only', async () => {
  const expand = (rooms: object[]) =>
    effect([
      {
        kind: 'expand',
        school: code(2),
        on: ON,
        amounts: { teaching_area: 300, indoor_sports_area: 200 },
        classes: [{ stage: 'primary', grade: 1, count: 1 }],
        rooms,
      },
    ])
  const found = await expand([])
  agrees(found, { 1: ONE, 2: { ...TWO, l: [70, 12, 11, 5500 + 300, 10_000 + 200, 250, 30] }, 3: THREE })
  assert.deepEqual(sizes(found, 2), [['45、45', '30、30、30']])
  // ceil(13 ÷ 12) = 2 rooms of each kind, and there is one.
  assert.deepEqual(duty(found, 2, 'music_art_rooms'), [1, 1, 2, 'unmet'])
  // 70 ÷ 12 × 13 = 75.83.
  assert.ok(says(found, /12 个增到 13 个：按现有每班 5\.83 名专任教师（70 ÷ 12），还需 6 名/))
  const built = await expand([
    { kind: 'music', area: 96, count: 1 },
    { kind: 'art', area: 90, count: 1 },
  ])
  assert.deepEqual(duty(built, 2, 'music_art_rooms'), [1, 2, 2, 'met'])
})

test('功能调整: a room that becomes an ordinary one is taken from the duty, and the loss is said', async () => {
  const convert = (area: number) =>
    effect([
      {
        kind: 'convert_rooms',
        school: code(2),
        on: ON,
        amounts: { teaching_area: -80, multimedia_rooms: 1 },
        rooms: [{ kind: 'music', area: 100, count: 1 }],
        given: [{ kind: 'art', area, count: 1 }],
      },
    ])
  const found = await convert(96)
  agrees(found, { 1: ONE, 2: { ...TWO, l: [70, 12, 11, 5500 - 80, 10_000, 250, 31] }, 3: THREE })
  assert.deepEqual(duty(found, 2, 'music_art_rooms'), [1, 0, 1, 'unmet'])
  assert.ok(says(found, /音美教室由 音 1 美 1 变为 音 2 美 0.*由达标变为不达标/))
  // There is no such room: it is not quietly left in.
  const wrong = await convert(90)
  assert.match(blocks(wrong)[0]!, /没有 90 ㎡ 的美术专用教室可以改作他用/)
  assert.equal(duty(wrong, 2, 'music_art_rooms')[3], 'not_judgeable')
})

test('分流: pupils move term by term, with the classes closed and opened for them', async () => {
  const lines = [
    { on: '2026-09-01', stage: 'primary', grade: 1, pupils: 45, closed: 1, opened: 1 },
    { on: '2027-03-01', stage: 'primary', grade: 2, pupils: 30, opened: 1 },
  ]
  const divert = { kind: 'divert', from: code(1), to: code(3), lines }
  const first = await effect([divert], threeSchools(), '2027-02-28')
  agrees(first, { 1: { ...ONE, pupils: 1035 }, 2: TWO, 3: { ...THREE, pupils: 285 } })
  assert.deepEqual(sizes(first, 3), [['40', '43、42']])
  assert.ok(says(first, /2 批中有 1 批到 2027-02-28 还没有开始/))
  const both = await effect([divert], threeSchools(), '2027-03-01')
  agrees(both, { 1: { ...ONE, pupils: 1005 }, 2: TWO, 3: { ...THREE, pupils: 315 } })
  assert.deepEqual(sizes(both, 1), [
    ['45、45、45、45', '45、45、45'],
    ['45、45、45、45', '38、38、37、37'],
  ])
  assert.deepEqual(sizes(both, 3), [
    ['40', '43、42'],
    ['40', '35、35'],
  ])
  // 20 ÷ 6 × 8 = 26.67.
  assert.ok(says(both, /6 个增到 8 个.*还需 7 名/))
  const tooMany = await effect([{ ...divert, lines: [{ on: ON, stage: 'primary', grade: 1, pupils: 181 }] }])
  assert.match(blocks(tooMany)[0]!, /示例第1学校1 年级现有 180 人，不够分流 181 人/)
})

test('并入: pupils, classes, teachers and things go; what stays behind counts nowhere', async () => {
  const merge = (over: object) =>
    effect([{ kind: 'merge', from: code(3), to: code(2), on: ON, teachers: true, assets: true, premises: true, ...over }])
  const whole = await merge({})
  const sum = TWO.l.map((amount, k) => amount + THREE.l[k]!) as Row['l']
  agrees(whole, { 1: ONE, 2: { pupils: 780, l: sum } })
  assert.deepEqual(duty(whole, 2, 'music_art_rooms'), [1, 2, 2, 'met'])
  assert.ok(says(whole, /示例第3学校（小学）由计入变为不计入：在校学生数为 0/))
  const alone = await merge({ teachers: false, assets: false, premises: false })
  agrees(alone, { 1: ONE, 2: { pupils: 780, l: TWO.l } })
  // 18 classes ask for two rooms of each kind; 70 ÷ 12 × 18 = 105.
  assert.deepEqual(duty(alone, 2, 'music_art_rooms'), [1, 1, 2, 'unmet'])
  assert.ok(says(alone, /12 个增到 18 个.*还需 35 名/))
  assert.ok(says(alone, /示例第3学校的教师不一并转入，并入之后不计入任何学校/))
})

test('租赁: leased rooms count in the term of the lease; a leased sports ground only where the exemption holds', async () => {
  const lease = { kind: 'lease', school: code(3), area: 600, from: '2026-09-01', until: '2028-08-31' }
  const within = await effect([{ ...lease, use: 'teaching' }], threeSchools(), '2028-08-31')
  agrees(within, { 1: ONE, 2: TWO, 3: { ...THREE, l: [20, 3, 11, 2100 + 600, 4500, 110, 14] } })
  agrees(await effect([{ ...lease, use: 'teaching' }], threeSchools(), '2028-09-01'), { 1: ONE, 2: TWO, 3: THREE })
  const sports = { ...lease, use: 'sports' }
  agrees(await effect([sports]), { 1: ONE, 2: TWO, 3: THREE })
  // In a crowded centre, where nobody has leased anything before and the column is empty or not there at all.
  for (const over of [{}, { sports_rented_area: '' }]) {
    const text = threeSchools()
    const schools = text.schools.map((school, i) => ({ ...school, is_dense_urban_core: Number(i === 2), ...over }))
    const dense = await effect([sports], { ...text, schools })
    agrees(dense, { 1: ONE, 2: TWO, 3: { ...THREE, l: [20, 3, 11, 2100, 4500 + 600, 110, 14] } })
  }
})

test('购置: what is bought in lots counts lot by lot, twice nothing', async () => {
  const lot = (on: string, wan: number) => ({ on, amounts: { equipment_value_wan: wan, multimedia_rooms: 1 } })
  const purchase = { kind: 'purchase', school: code(3), lines: [lot(ON, 0.1), lot('2027-01-01', 0.2)] }
  agrees(await effect([purchase], threeSchools(), '2026-12-31'), {
    1: ONE,
    2: TWO,
    3: { ...THREE, l: [20, 3, 11, 2100, 4500, 110.1, 15] },
  })
  // Two measures for one school add up.
  const both = await effect([purchase, { ...purchase, lines: [lot(ON, 5)] }], threeSchools(), '2027-01-01')
  agrees(both, { 1: ONE, 2: TWO, 3: { ...THREE, l: [20, 3, 11, 2100, 4500, 115.3, 17] } })
})

test('均衡调配: the giver keeps its own line to the last yuan, and nobody gives what is not there', async () => {
  const give = (wan: number) =>
    effect([{ kind: 'reallocate', from: code(1), to: code(3), lines: [{ on: ON, amounts: { equipment_value_wan: wan } }] }])
  // 2 000 yuan × 1 080 pupils = 216: 34 of 250 may go.
  const most = await give(34)
  agrees(most, {
    1: { ...ONE, l: [70, 12, 11, 5500, 10_000, 216, 30] },
    2: TWO,
    3: { ...THREE, l: [20, 3, 11, 2100, 4500, 144, 14] },
  })
  assert.deepEqual(blocks(most), [])
  assert.match(blocks(await give(34.001))[0]!, /调出学校 示例第1学校（小学） L6 仪器设备由 .*低于本校标准 2000/)
  // 0.1 + 0.2 of 0.3: what binary fractions leave over is nothing, not a shortage.
  const text = threeSchools()
  const schools = text.schools.map((school, i) => (i === 0 ? { ...school, equipment_value_wan: 0.3 } : school))
  const lot = (wan: number) => ({
    kind: 'reallocate',
    from: code(1),
    to: code(2),
    lines: [{ on: ON, amounts: { equipment_value_wan: wan } }],
  })
  const parts = await effect([lot(0.1), lot(0.2)], { ...text, schools })
  assert.ok(!says(parts, /不够拿出/))
  assert.equal(
    parts.inputs.find(({ schoolCode, element }) => schoolCode === code(1) && element === 'equipment_value_wan')!.after,
    0,
  )
  assert.match(blocks(await give(250.001)).join(), /现有 250 万元，不够拿出 250\.001 万元/)
  const half = { kind: 'reallocate', from: code(1), to: code(3), lines: [{ on: ON, amounts: { computers: 1.5 } }] }
  assert.deepEqual(blocks(await effect([half])), ['教学用计算机以台计，要填整数'])
})

test('教师调配: those who leave are missing at their school, in every column that was said', async () => {
  const move = (of: object, count = 2) =>
    effect([{ kind: 'teachers', from: code(1), to: code(3), stage: 'primary', lines: [{ on: ON, teachers: { count, of } }] }])
  const of = {
    ...ALL_SAID,
    ft_teachers_edu_bachelor: 2,
    ft_teachers_pe: 1,
    ft_teachers_music: 0,
    ft_teachers_fine_art: 0,
    backbone_teachers: 1,
    mid_senior_title_teachers: 1,
    teachers_certified: 2,
    teachers_trained_360: 2,
  }
  const found = await move(of)
  agrees(found, {
    1: { ...ONE, l: [68, 11, 10, 5500, 10_000, 250, 30] },
    2: TWO,
    3: { ...THREE, l: [22, 4, 12, 2100, 4500, 110, 14] },
  })
  // 100 × 11 ÷ 1080 = 1.02 is met, 100 × 10 ÷ 1080 = 0.93 is not.
  assert.deepEqual(blocks(found), [])
  assert.match(blocks(await move({ ...of, backbone_teachers: 2 }))[0]!, /L2 骨干教师由 1\.11111… 变为 0\.92593….*低于本校标准 1/)
  // Who leaves without a degree said may be anybody: the giver does not keep what nobody said it keeps.
  const unsaid = await move({ ft_teachers_pe: 1 })
  for (const school of [1, 3])
    for (const k of [0, 1, 2]) {
      const { indicators } = unsaid.sections.find(({ schoolCode }) => schoolCode === code(school))!
      assert.equal(indicators[k]!.after!.verdict, 'not_judgeable')
    }
  assert.ok(says(unsaid, /小学 L2 骨干教师差异系数由 .* 变为无法推算/))
  assert.match(blocks(await move({ ...of, ft_teachers_edu_master: 1 }))[0]!, /各学历教师合计 3 人，多于专任教师 2 人/)
})

test('招生划片、专项普查、教学改进: no figure moves, and that is said', async () => {
  for (const kind of ['zoning', 'survey', 'teaching']) {
    const found = await effect([{ kind, on: ON, about: '示例' }])
    agrees(found, { 1: ONE, 2: TWO, 3: THREE })
    assert.deepEqual([found.sections, found.inputs, found.items], [[], [], []])
    assert.match(found.findings[0]!.text, /没有可以代入的数/)
  }
})
