import type { SchoolJudgement } from '../../../standards/catalogue.ts'
import { stagesOfType } from '../../check/plausibility.ts'
import { bandKey, CLASS_SIZE_BANDS } from '../../columns.ts'
import type { Stage } from '../../county.ts'
import { pathOf } from '../value-path.ts'
import { elementField, type FormSources, statedField, useOf } from './fields.ts'
import { listSections } from './lists.ts'
import { NOT_TYPED, ONLY_TYPES, ONLY_WITHOUT_PREVIOUS, SECTION_PLACES, type SectionPlace } from './places.ts'
import type { FormField, FormGroup, FormSection } from './schema.ts'

export interface SchoolFormRequest {
  typeCode: string
  /** Keys of what the round's standard asks of schools and of what departments report of them. */
  asked: ReadonlySet<string>
  judgements: readonly SchoolJudgement[]
  /** A round before this one tells last year's figures. */
  hasPrevious: boolean
}

export const STAGE_NAMES: Readonly<Record<Stage, string>> = { primary: '小学', junior: '初中' }

/**
 * Everything a school's return asks for, in the sections of the paper form; only the stages its type has. What others report of a school
 * stands in it too, marked so (`isElsewhere`). Teachers are a list that is uploaded, never typed.
 */
export function schoolForm(request: SchoolFormRequest, sources: FormSources): FormSection[] {
  const stages = stagesOfType(request.typeCode)
  const figures = SECTION_PLACES.map((place) => sectionAt(place, stages, request, sources))
  const at = figures.findIndex(({ key }) => key === 'judgements')
  return [...figures.slice(0, at), ...listSections(request.typeCode, stages, sources.elements), ...figures.slice(at)].filter(
    ({ groups, list }) => groups.length > 0 || list !== null,
  )
}

function sectionAt(place: SectionPlace, stages: readonly Stage[], request: SchoolFormRequest, sources: FormSources): FormSection {
  const asked = (key: string) =>
    request.asked.has(key) &&
    !NOT_TYPED.includes(key) &&
    !(request.hasPrevious && ONLY_WITHOUT_PREVIOUS.includes(key)) &&
    (ONLY_TYPES[key]?.includes(request.typeCode) ?? true)
  const field = (key: string, path: string): FormField =>
    elementField(key, sources, { path, isElsewhere: sources.elements.get(key)?.reporter !== '学校' })
  const ofStage = stages.map(
    (stage): FormGroup => ({
      zh: STAGE_NAMES[stage],
      stage,
      isFolded: false,
      fields: place.ofStage.filter(asked).map((key) => field(key, pathOf.section(stage, key))),
    }),
  )
  const school: FormGroup = {
    zh: '全校',
    stage: null,
    isFolded: false,
    fields: [
      ...place.ofSchool.filter(asked).map((key) => field(key, pathOf.school(key))),
      ...(place.key === 'judgements' ? judgementFields(request, sources) : []),
    ],
  }
  const bands = place.key === 'pupils' ? stages.map(bandGroup) : []
  const groups = [...ofStage, school, ...bands].filter(({ fields }) => fields.length > 0)
  return { key: place.key, zh: place.zh, about: place.about, groups, list: null, grid: null }
}

function judgementFields({ judgements, asked }: SchoolFormRequest, { standard }: FormSources): FormField[] {
  const own = judgements.filter(({ key }) => asked.has(key))
  return own.map(({ key, zh, kind }) => {
    const item = standard.items.find((each) => each.key === key)
    return statedField(
      {
        key,
        zh,
        path: pathOf.school(key),
        kind: kind === 'grade' ? 'grade' : 'judgement',
        isElsewhere: false,
        definition: item ? `${standard.docNo} ${item.clause}` : '',
        source: item?.source ?? '',
        confidence: item?.confidence ?? '推断',
        reporter: '学校',
      },
      { uses: item ? [useOf(item)] : [] },
    )
  })
}

/** 班额分段 of a stage: the way out where there is no roll of classes. */
function bandGroup(stage: Stage): FormGroup {
  const fields = CLASS_SIZE_BANDS.map(([band, least, most]) =>
    statedField(
      {
        key: bandKey(band),
        zh: Number.isFinite(most) ? `${least}—${most} 人的班数` : `${least} 人及以上的班数`,
        path: pathOf.section(stage, bandKey(band)),
        kind: 'integer',
        isElsewhere: false,
        definition: '仅在没有班级名册时填；有名册时按名册计算，不看这里。',
        source: '教育事业统计',
        confidence: '多源一致',
        reporter: '学校',
      },
      { unit: '个', min: 0, max: 400 },
    ),
  )
  return { zh: `${STAGE_NAMES[stage]}班额分段（没有班级名册时填）`, stage, isFolded: true, fields }
}
