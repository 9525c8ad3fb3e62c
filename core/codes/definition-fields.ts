import type { CodeRecord } from '../records.ts';

/** The fields of a code that together define it, in the order of a codebook. */
export const definitionFields = [
  'shortDefinition',
  'fullDefinition',
  'whenToUse',
  'whenNotToUse',
  'definition2',
] as const;

export type DefinitionField = (typeof definitionFields)[number];

type RuleFields = Pick<
  CodeRecord,
  'name' | 'shortDefinition' | 'fullDefinition' | 'whenToUse' | 'whenNotToUse'
>;

/**
 * How many of the six parts of a code's definition are filled: name, short and full definition, when to use,
 * when not to use, example (MacQueen, McLellan, Kay & Milstein 1998).
 */
export function filledFields(code: RuleFields, hasExample: boolean): number {
  const texts = [code.name, code.shortDefinition, code.fullDefinition, code.whenToUse, code.whenNotToUse];
  return texts.filter((text) => text.trim() !== '').length + (hasExample ? 1 : 0);
}
