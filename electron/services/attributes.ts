import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { tables } from '#core/tables/all.ts';
import { all, get, insert, remove, removeWhere, update } from '#db/write.ts';
import { importSheet, previewSheet } from './attribute-sheet.ts';
import { setValue } from './attribute-values.ts';
import { command } from './context.ts';
import { lastPosition } from './positions.ts';

const name = z.string().trim().min(1).max(100);
const type = z.enum(tables.attribute.columns.type.values);

export const attributes = {
  /** Adds a typed attribute for sources or respondents. */
  add: command(
    z.strictObject({
      name,
      owner: z.enum(tables.attribute.columns.owner.values),
      type: type.default('text'),
    }),
    ({ db, newId }, input) => {
      if (all(db, 'attribute', { name: input.name, owner: input.owner }).length > 0) {
        throw new AppError('conflict', 'errors:attribute_name_taken', { name: input.name });
      }
      return insert(db, 'attribute', { id: newId(), ...input, position: lastPosition(db, 'attribute') });
    },
  ),

  /** Renames an attribute. */
  rename: command(z.strictObject({ id: z.string(), name }), ({ db }, input) => {
    const { owner } = get(db, 'attribute', input.id);
    const taken = all(db, 'attribute', { name: input.name, owner }).some(({ id }) => id !== input.id);
    if (taken) throw new AppError('conflict', 'errors:attribute_name_taken', { name: input.name });
    return update(db, 'attribute', input.id, { name: input.name });
  }),

  /** Removes an attribute with its values; returns how many values there were. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const values = removeWhere(db, 'attributeValue', { attributeId: id });
    remove(db, 'attribute', id);
    return { values };
  }),

  previewSheet,
  importSheet,

  /** Sets one attribute on several sources or respondents; null clears it. */
  set: command(
    z.strictObject({ id: z.string(), owners: z.array(z.string()).min(1), value: z.string().nullable() }),
    ({ db, newId }, { id, owners, value }) => {
      const attribute = get(db, 'attribute', id);
      for (const owner of owners) {
        get(db, attribute.owner, owner);
        setValue(db, newId, attribute, owner, value);
      }
    },
  ),
};
