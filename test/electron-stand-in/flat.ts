/**
 * A cloneable value as a text, and back: a list of its parts, each told once, so that neither depth nor cycles matter. What a
 * browser's debugging protocol carries is a tree, of a few hundred levels at most.
 *
 * The texts of both functions run in pages as well: they use nothing from outside.
 */
export function pack(root: unknown): string {
  const parts: unknown[] = []
  const seen = new Map<unknown, number>()
  const bytesOf = (bytes: Uint8Array): string => {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  }
  const add = (value: unknown): number => {
    const known = seen.get(value)
    if (known !== undefined) return known
    const at = parts.push(null) - 1
    if (typeof value === 'object' && value !== null) seen.set(value, at)
    waiting.push([value, at])
    return at
  }
  const tell = (value: unknown): unknown => {
    if (value === undefined) return ['undefined']
    if (typeof value === 'bigint') return ['bigint', String(value)]
    if (typeof value === 'number') return ['number', Object.is(value, -0) ? '-0' : String(value)]
    if (typeof value !== 'object' || value === null) return ['plain', value]
    if (value instanceof ArrayBuffer) return ['buffer', bytesOf(new Uint8Array(value))]
    if (value instanceof Uint8Array) return ['bytes', bytesOf(value)]
    if (value instanceof Date) return ['date', value.getTime()]
    if (value instanceof Map) return ['map', [...value].map(([key, one]) => [add(key), add(one)])]
    if (value instanceof Set) return ['set', [...value].map(add)]
    if (Array.isArray(value)) return ['array', Array.from(value, add)]
    return ['object', Object.entries(value).map(([key, one]) => [key, add(one)])]
  }
  const waiting: [unknown, number][] = []
  add(root)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) parts[next[1]] = tell(next[0])
  return JSON.stringify(parts)
}

export function unpack(text: string): unknown {
  const parts = JSON.parse(text) as [string, never][]
  const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const containers: (() => void)[] = []
  const make = ([type, told]: [string, never]): unknown => {
    if (type === 'undefined') return undefined
    if (type === 'bigint') return BigInt(told)
    if (type === 'number') return Number(told)
    if (type === 'plain') return told
    if (type === 'buffer') return bytesOf(told).buffer
    if (type === 'bytes') return bytesOf(told)
    if (type === 'date') return new Date(told)
    if (type === 'map') {
      const map = new Map()
      containers.push(() => {
        for (const [key, one] of told as [number, number][]) map.set(values[key], values[one])
      })
      return map
    }
    if (type === 'set') {
      const set = new Set()
      containers.push(() => {
        for (const one of told as number[]) set.add(values[one])
      })
      return set
    }
    if (type === 'array') {
      const array: unknown[] = []
      containers.push(() => {
        for (const one of told as number[]) array.push(values[one])
      })
      return array
    }
    const object = {}
    containers.push(() => {
      for (const [key, one] of told as [string, number][]) {
        // Assigned, "__proto__" would be no field of its own.
        Object.defineProperty(object, key, { value: values[one], writable: true, enumerable: true, configurable: true })
      }
    })
    return object
  }
  const values = parts.map(make)
  for (const fill of containers) fill()
  return values[0]
}
