const SMALL_WORDS: ReadonlySet<string> = new Set(['a', 'an', 'the', 'and', 'or', 'of', 'by', 'to', 'with', 'between'])

/** A label as a Mac's menu writes it: "Record a purchase…" becomes "Record a Purchase…". */
export function titleCase(label: string): string {
  return label
    .split(' ')
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : capital(word)))
    .join(' ')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

interface Labelled {
  readonly label?: string
}

/** Menus with their access keys marked by "&": each letter once a menu, the earliest letter of a label that is still free. */
export function withAccessKeys<M extends { readonly label: string; readonly items: readonly Labelled[] }>(
  menus: readonly M[],
): M[] {
  const names = marked(menus)
  return names.map((menu) => ({ ...menu, items: marked(menu.items) }))
}

function marked<L extends Labelled>(items: readonly L[]): L[] {
  const taken = new Set<string>()
  return items.map((item) => {
    if (item.label === undefined) return item
    const letters = Array.from(item.label)
    const at = letters.findIndex((letter) => /[a-z]/i.test(letter) && !taken.has(letter.toLowerCase()))
    if (at === -1) return item
    taken.add(item.label.charAt(at).toLowerCase())
    return { ...item, label: `${item.label.slice(0, at)}&${item.label.slice(at)}` }
  })
}
