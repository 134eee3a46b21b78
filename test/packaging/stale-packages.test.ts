import { expect, test } from 'vitest'
import { stalePackages } from '../../scripts/stale-packages.ts'

test('packages that a pull brought are missed by name; those of other platforms are not', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/react': { version: '19.3.0' },
    'node_modules/hucre': { version: '1.0.0' },
    'node_modules/zod': { version: '4.1.0' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  }
  const installed = { 'node_modules/react': { version: '19.3.0' }, 'node_modules/zod': { version: '4.0.0' } }
  expect(stalePackages(wanted, installed)).toEqual(['node_modules/hucre', 'node_modules/zod'])
  expect(stalePackages(wanted, { ...wanted, 'node_modules/left-over': { version: '1.0.0' } })).toEqual([])
})
