import type { Deduction, PackColumn, VideoPackagePage } from '../fixtures/seed/video-package.ts'

/** Reads the vendor's page as it is published in Markdown: its table of packs (a pack a column) and its tips. */
export function readVideoPackagePage(markdown: string): VideoPackagePage {
  const tips = [...markdown.matchAll(/^ {2}\d\. (.+)$/gm)].map((match) => match[1] ?? '')
  return { packs: readPacks(markdown), deductions: readDeductions(markdown), otherTips: tips.slice(1) }
}

function readPacks(markdown: string): PackColumn[] {
  const rows = markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| :'))
    .map((line) => line.split('|').slice(1, -1).map(cellText))
  const row = (name: string): string[] => rows.find(([first]) => first === name) ?? []
  const [heads, prices, valid, units, functions] = [
    row('Package Category'),
    row('Discounted Price'),
    row('Valid'),
    row('Total units'),
    row('Functions'),
  ]
  return heads.slice(1).map((head, index) => ({
    category: head.replace(/\(.*\)/, '').trim(),
    saving: /\((.*)\)/.exec(head)?.[1] ?? null,
    price: prices[index + 1] ?? '',
    valid: valid[index + 1] ?? '',
    units: units[index + 1] ?? '',
    functions: (functions[index + 1] ?? '')
      .split('•')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  }))
}

function cellText(cell: string): string {
  return cell
    .replaceAll(/<br \/>|\*\*/g, ' ')
    .replaceAll('\\', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function readDeductions(markdown: string): Deduction[] {
  const line = /For model (.+), generating a single (\w+),(\d+)s video will deduct ([\d.]+) units?$/gm
  return [...markdown.matchAll(line)].map(([, models = '', resolution = '', seconds, units = '']) => ({
    models: [...models.matchAll(/\[(.+?)\\?\]/g)].map((match) => match[1] ?? ''),
    resolution,
    seconds: Number(seconds),
    units,
  }))
}
