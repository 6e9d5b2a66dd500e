import type { Frame } from '../../../evaluation/frame.ts'
import { DERIVED_NAMES } from '../../../standards/derived-names.ts'
import { stagesOfType } from '../../check/plausibility.ts'
import { STAGES, type Stage } from '../../county.ts'
import { pathOf } from '../value-path.ts'

/** A value without which something cannot be judged, and what that is. */
export interface Lack {
  path: string
  name: string
  forWhat: string[]
}

/** Gathers what is unknown, each value once with everything that wants it. */
export class Lacks {
  readonly #frame: Frame
  readonly #school: number
  readonly #found = new Map<string, Lack>()

  constructor(frame: Frame, school: number) {
    this.#frame = frame
    this.#school = school
  }

  /** A name as a formula over this section uses it. */
  section(section: number, name: string, forWhat: string): void {
    const stage = STAGES[this.#frame.county.sections.stage[section]!]!
    if (this.#frame.standard.catalogue.elements.get(name)?.level !== 'section') this.school(name, forWhat)
    else if (Number.isNaN(this.#frame.sectionColumn(name)[section]!))
      this.#add(pathOf.section(stage, name), this.#name(name, stage), forWhat)
  }

  /** A name as a formula over the school uses it; names worked out from others stand for those. */
  school(name: string, forWhat: string): void {
    const derived = DERIVED_NAMES[name]
    if (derived) for (const from of derived.from ?? []) this.school(from, forWhat)
    else if (name === 'class_sizes') this.#classes(forWhat)
    else if (name === 'music_room_areas' || name === 'art_room_areas') this.#rooms(forWhat)
    else if (this.#frame.standard.catalogue.elements.get(name)?.level === 'section') this.#sections(name, forWhat)
    else if (this.#isOfSchools(name) && this.#isUnknown(name)) this.#add(pathOf.school(name), this.#name(name), forWhat)
  }

  list(): Lack[] {
    return [...this.#found.values()]
  }

  #isOfSchools(name: string): boolean {
    const { elements, schoolJudgements } = this.#frame.standard.catalogue
    if (name === 'school_type_code') return false
    return elements.get(name)?.level === 'school' || schoolJudgements.some(({ key }) => key === name)
  }

  #sections(name: string, forWhat: string): void {
    const { first } = this.#frame.facts
    for (let s = first[this.#school]!; s < first[this.#school + 1]!; s++) this.section(s, name, forWhat)
  }

  #isUnknown(name: string): boolean {
    const { campuses } = this.#frame.county
    if (campuses && campuses.start[this.#school] !== campuses.start[this.#school + 1] && campuses.numbers.has(name)) return false
    return Number.isNaN(this.#frame.schoolColumn(name)[this.#school]!)
  }

  #classes(forWhat: string): void {
    const { classes } = this.#frame.county
    const { first } = this.#frame.facts
    for (let s = first[this.#school]!; s < first[this.#school + 1]!; s++)
      if (classes === null || classes.start[s] === classes.start[s + 1])
        this.#add(pathOf.none('classes'), '班级表（各班学生数）', forWhat)
  }

  #rooms(forWhat: string): void {
    if (this.#frame.county.rooms === null) this.#add(pathOf.none('rooms'), '音美教室（逐间面积）', forWhat)
  }

  #name(key: string, stage?: Stage): string {
    const { elements, schoolJudgements } = this.#frame.standard.catalogue
    const zh = elements.get(key)?.zh ?? schoolJudgements.find((judgement) => judgement.key === key)?.zh ?? key
    return stage && stagesOfType(this.#frame.county.schools.types[this.#school]!).length > 1
      ? `${zh}（${stage === 'primary' ? '小学' : '初中'}）`
      : zh
  }

  #add(path: string, name: string, forWhat: string): void {
    const known = this.#found.get(path)
    if (!known) this.#found.set(path, { path, name, forWhat: [forWhat] })
    else if (!known.forWhat.includes(forWhat)) known.forWhat.push(forWhat)
  }
}
