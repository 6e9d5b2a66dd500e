import type { MapArea, Position, Ring } from '@junheng/core/features/evaluation/map/schema.ts'
import type { MapSchool, TownLine } from './map-schools.ts'

/** In pixels of the drawing. */
export interface Block {
  key: string
  /** Null: an area that is no town; it is drawn without a label and schools. */
  town: TownLine | null
  path: string
  label: { x: number; y: number }
  isOutline: boolean
}

export interface DrawnMark {
  school: MapSchool
  x: number
  y: number
}

export interface Drawing {
  width: number
  height: number
  /** Of a mark, in pixels. */
  size: number
  blocks: Block[]
  marks: DrawnMark[]
}

const STEP = 24
const HEAD = 30
const PAD = 14
const GAP = 10

/** The county as a block for each town, in the directory's order from left to right, the marks of its schools in rows. */
export function drawBlocks(towns: readonly TownLine[], width: number, top = 0): Drawing {
  const shown = towns.filter(({ schools }) => schools.length > 0)
  const columns = Math.max(1, Math.min(shown.length, Math.floor(width / 210)))
  const blockWidth = (width - GAP * (columns - 1)) / columns
  const perRow = Math.max(1, Math.floor((blockWidth - 2 * PAD) / STEP))
  const blocks: Block[] = []
  const marks: DrawnMark[] = []
  let y = top
  for (let from = 0; from < shown.length; from += columns) {
    const row = shown.slice(from, from + columns)
    const lines = Math.max(...row.map(({ schools }) => Math.ceil(schools.length / perRow)))
    const height = HEAD + lines * STEP + PAD
    for (const [i, town] of row.entries()) {
      const x = i * (blockWidth + GAP)
      const path = `M${at(x)} ${at(y)}h${at(blockWidth)}v${at(height)}h${at(-blockWidth)}Z`
      blocks.push({ key: `block-${town.name}`, town, path, label: { x: x + PAD, y: y + 20 }, isOutline: false })
      for (const [k, school] of town.schools.entries())
        marks.push({
          school,
          x: x + PAD + (k % perRow) * STEP + STEP / 2,
          y: y + HEAD + Math.floor(k / perRow) * STEP + STEP / 2,
        })
    }
    y += height + GAP
  }
  return { width, height: Math.max(y - GAP, top), size: 16, blocks, marks }
}

/** The county by the outlines of its towns; towns without one stand below as blocks. A school stands anywhere in its town: nobody knows where. */
export function drawOutlines(areas: readonly MapArea[], towns: readonly TownLine[], width: number): Drawing {
  const project = projection(areas, width)
  const byCode = new Map(towns.map((town) => [town.code, town]))
  const blocks: Block[] = []
  const marks: DrawnMark[] = []
  for (const [i, area] of areas.entries()) {
    const rings = area.rings.map((ring) => ring.map(project.point))
    const town = (area.town !== null && byCode.get(area.town)) || null
    const path = rings.map((ring) => `M${ring.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}Z`).join('')
    const room = town ? placeIn(rings, town.schools.length, (town.name ?? '').length * 13) : { label: { x: 0, y: 0 }, places: [] }
    blocks.push({ key: `area-${i}`, town, path, label: room.label, isOutline: true })
    if (town) marks.push(...town.schools.map((school, k) => ({ school, ...room.places[k]! })))
  }
  const drawn = new Set(areas.map(({ town }) => town))
  const rest = drawBlocks(
    towns.filter(({ code }) => code === null || !drawn.has(code)),
    width,
    project.height + 16,
  )
  const height = rest.blocks.length > 0 ? rest.height : project.height
  return { width, height, size: 15, blocks: [...blocks, ...rest.blocks], marks: [...marks, ...rest.marks] }
}

/** Degrees as pixels: a county is small enough to be flat, its degrees of longitude shortened as at its middle. */
function projection(areas: readonly MapArea[], width: number) {
  let [west, east, south, north] = [180, -180, 90, -90]
  for (const { rings } of areas)
    for (const ring of rings)
      for (const [x, y] of ring) {
        west = Math.min(west, x)
        east = Math.max(east, x)
        south = Math.min(south, y)
        north = Math.max(north, y)
      }
  const flat = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max((east - west) * flat, 1e-6)
  const tall = Math.max(north - south, 1e-6)
  // A long county does not run off the screen.
  const scale = Math.min((width - 8) / wide, Math.max(360, width * 0.9) / tall)
  const left = (width - wide * scale) / 2
  return {
    height: tall * scale + 8,
    point: ([x, y]: Position): Position => [left + (x - west) * flat * scale, 4 + (north - y) * scale],
  }
}

/** Room for `n` marks and a label inside rings, on a grid that is drawn closer until all fit; the nearest to the middle first. */
function placeIn(rings: readonly Ring[], n: number, labelWidth: number) {
  const points = rings.flat()
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
  const near = (a: { x: number; y: number }, b: { x: number; y: number }) =>
    Math.hypot(a.x - middle.x, a.y - middle.y) - Math.hypot(b.x - middle.x, b.y - middle.y)
  const isRoom = (x: number, y: number, r: number) =>
    isInside(rings, x, y) &&
    isInside(rings, x - r, y) &&
    isInside(rings, x + r, y) &&
    isInside(rings, x, y - r) &&
    isInside(rings, x, y + r)
  let places: { x: number; y: number }[] = []
  let label = middle
  for (let step = 26; step >= 6; step *= 0.85) {
    const all: { x: number; y: number }[] = []
    for (let y = top + step / 2; y < bottom; y += step)
      for (let x = left + step / 2; x < right; x += step) if (isRoom(x, y, step * 0.3)) all.push({ x, y })
    all.sort(near)
    label = all[0] ?? middle
    const isFree = ({ x, y }: { x: number; y: number }) =>
      Math.abs(x - label.x) > labelWidth / 2 + 10 || Math.abs(y - label.y) > 18
    places = all.filter(isFree)
    if (places.length >= n) break
  }
  // A town smaller than its schools' marks: they lie on each other, and the table has them all.
  while (places.length < n) places.push(...(places.length > 0 ? places : [middle]))
  return { label, places: places.slice(0, n).sort((a, b) => a.y - b.y || a.x - b.x) }
}

/** Even-odd, over all rings: a hole is outside. */
export function isInside(rings: readonly Ring[], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[x1, y1], [x2, y2]] = [ring[i]!, ring[j]!]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
  return inside
}

const at = (value: number): string => String(Math.round(value * 10) / 10)
