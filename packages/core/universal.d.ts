// What every place that runs this code has (Node and every browser), beside the language itself, and that knows neither time nor place.
// Core is compiled with these and nothing more; see docs/decisions/two-commands.md.
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
  encodeInto(text: string, into: Uint8Array): { read: number; written: number }
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: ArrayBufferView | ArrayBufferLike, options?: { stream?: boolean }): string
}
declare class URLSearchParams {
  readonly size: number
  set(name: string, value: string): void
  append(name: string, value: string): void
  toString(): string
}
