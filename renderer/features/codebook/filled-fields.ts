import type { CodeRecord } from '#core/records.ts';

type RuleFields = Pick<
  CodeRecord,
  'name' | 'shortDefinition' | 'fullDefinition' | 'whenToUse' | 'whenNotToUse'
>;

/**
 * How many of the six fields of a code's rule are filled: name, short and full definition, when to use, when
 * not to use, example (MacQueen, McLellan, Kay & Milstein 1998).
 */
export function filledFields(code: RuleFields, hasExample: boolean): number {
  const texts = [code.name, code.shortDefinition, code.fullDefinition, code.whenToUse, code.whenNotToUse];
  return texts.filter((text) => text.trim() !== '').length + (hasExample ? 1 : 0);
}
