import { expect, test } from 'vitest';
import { sharedOrigins } from '#renderer/common/counts/attribute-choices.ts';

const from = (...origins: (string | null)[]) => origins.map((origin) => ({ origin, originalName: null }));

test('newspapers are offered in order, sources without one last', () => {
  expect(sharedOrigins(from('Nanfang Daily', 'China Daily', null, 'Nanfang Daily'))).toEqual([
    'China Daily',
    'Nanfang Daily',
    null,
  ]);
});

test('file names are not newspapers, even beside some', () => {
  const file = { origin: 'a.txt', originalName: 'a.txt' };

  expect(sharedOrigins([file, ...from('China Daily', 'China Daily')])).toEqual(['China Daily', null]);
});

test('neither file names nor an origin that all sources share divide sources', () => {
  expect(sharedOrigins(from('a.txt', 'b.txt', null))).toEqual([]);
  expect(sharedOrigins(from('China Daily', 'China Daily'))).toEqual([]);
});
