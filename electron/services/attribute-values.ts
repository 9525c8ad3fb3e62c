import { AppError } from '#core/errors.ts';
import { attributeValue } from '#core/attribute-value.ts';
import type { AttributeRecord } from '#core/records.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, insert, remove, update } from '#db/write.ts';

/**
 * Sets one value, or clears it with null or an empty string. Throws `invalid` if the value does not fit the attribute's
 * type.
 */
export function setValue(
  db: WriteDb,
  newId: () => string,
  attribute: AttributeRecord,
  ownerId: string,
  written: string | null,
): void {
  const owner =
    attribute.owner === 'source'
      ? { sourceId: ownerId, respondentId: null }
      : { sourceId: null, respondentId: ownerId };
  const [existing] = all(db, 'attributeValue', { attributeId: attribute.id, ...owner });
  if (written === null || written.trim() === '') {
    if (existing) remove(db, 'attributeValue', existing.id);
    return;
  }
  const value = attributeValue(written, attribute.type);
  if (value === null) {
    throw new AppError('invalid', `errors:not_of_type_${attribute.type}`, {
      value: written,
      attribute: attribute.name,
    });
  }
  if (existing) update(db, 'attributeValue', existing.id, { value });
  else insert(db, 'attributeValue', { id: newId(), attributeId: attribute.id, ...owner, value });
}
