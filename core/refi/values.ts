// Values of variables as files spell them, and as attributes hold them.
import { attributeValue } from '#core/attribute-value.ts';
import type { AttributeType } from '#core/records.ts';
import { isOfType } from './literals.ts';

/** The types of the standard and those of attributes. */
export const attributeTypes: Readonly<Record<string, AttributeType>> = {
  Text: 'text',
  Boolean: 'boolean',
  Integer: 'integer',
  Float: 'decimal',
  Date: 'date',
};

/** A value as an attribute of this type holds it, however the file spells it; null where it is none of that type. */
export function storedValue(literal: string, type: AttributeType): string | null {
  const said = literal.trim();
  if (attributeValue(said, type) === said) return said;
  const canonical = canonicalOf(said, type);
  // What attributes do not take in this spelling either is none.
  return canonical !== null && attributeValue(canonical, type) === canonical ? canonical : null;
}

function canonicalOf(said: string, type: AttributeType): string | null {
  switch (type) {
    case 'boolean':
      return isOfType(said, 'Boolean') ? (said === '1' || said === 'true' ? 'true' : 'false') : null;
    case 'integer':
      return isOfType(said, 'Integer') && Math.abs(Number(said)) < 1e15 ? String(Number(said) || 0) : null;
    case 'decimal':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(said) ? String(Number(said) || 0) : null;
    case 'date':
      return isOfType(said, 'Date') ? said.replace(/(?:Z|[+-]\d\d:\d\d)$/, '') : null;
    default:
      return said;
  }
}
