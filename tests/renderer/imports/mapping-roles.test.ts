import { describe, expect, test } from 'vitest';
import type { TableMapping } from '#core/imports/table-mapping.ts';
import { roleOf, withRole } from '#renderer/features/imports/mapping-roles.ts';

const mapping: TableMapping = [
  { column: 'Headline', role: 'title' },
  { column: 'Body', role: 'text' },
  { column: 'Region', role: 'attribute', name: 'Area', owner: 'source', type: 'text' },
  { column: 'Staff', role: 'attribute', name: 'Staff', owner: 'source', type: 'integer' },
];

describe('another role for a column', () => {
  test('takes it from the column that had it', () => {
    expect(withRole(mapping, 'Region', 'title').map(roleOf)).toEqual([
      'ignore',
      'text',
      'title',
      'source_attribute',
    ]);
  });

  test('leaves other attributes and ignored columns as they are', () => {
    const ignored = withRole(withRole(mapping, 'Headline', 'ignore'), 'Staff', 'ignore');

    expect(withRole(ignored, 'Body', 'source_attribute').map(roleOf)).toEqual([
      'ignore',
      'source_attribute',
      'source_attribute',
      'ignore',
    ]);
  });

  test('keeps name and type when an attribute changes its owner', () => {
    expect(withRole(mapping, 'Staff', 'respondent_attribute')[3]).toEqual({
      column: 'Staff',
      role: 'attribute',
      name: 'Staff',
      owner: 'respondent',
      type: 'integer',
    });
  });
});
