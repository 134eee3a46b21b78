/** Currencies with their names, those most used first. */
export function currencyChoices(): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' })
  const codes = [...new Set([...COMMON, ...Intl.supportedValuesOf('currency')])]
  return codes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
}

const COMMON = ['USD', 'EUR', 'GBP', 'CNY', 'JPY', 'CHF', 'CAD', 'AUD']
