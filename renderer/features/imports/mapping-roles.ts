// The possible uses of a column, as one list of options.
import type { ColumnUse, SingleRole, TableMapping } from '#core/imports/table-mapping.ts';

export type Role = SingleRole | 'ignore' | 'source_attribute' | 'respondent_attribute';

/** In the order in which they are offered. */
export const roles: readonly Role[] = [
  'title',
  'text',
  'date',
  'class',
  'respondent',
  'language',
  'origin',
  'source_attribute',
  'respondent_attribute',
  'ignore',
];

/** The role for a column's use. */
export function roleOf(use: ColumnUse): Role {
  return use.role === 'attribute' ? `${use.owner}_attribute` : use.role;
}

/**
 * The mapping with another role for a column. A column that loses a role which only one column can have is left out.
 */
export function withRole(mapping: TableMapping, column: string, role: Role): TableMapping {
  return mapping.map((use): ColumnUse => {
    if (use.column !== column) {
      const isAttribute = use.role === 'attribute' || use.role === 'ignore';
      return !isAttribute && use.role === role ? { column: use.column, role: 'ignore' } : use;
    }
    if (role === 'source_attribute' || role === 'respondent_attribute') {
      const before = use.role === 'attribute' ? use : { name: column, type: 'text' as const };
      return {
        column,
        role: 'attribute',
        name: before.name,
        owner: role === 'source_attribute' ? 'source' : 'respondent',
        type: before.type,
      };
    }
    return { column, role };
  });
}
