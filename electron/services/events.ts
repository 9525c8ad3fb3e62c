import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { partialDate } from '#core/partial-date.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, get, insert, remove, update } from '#db/write.ts';
import { command } from './context.ts';
import { lastPosition } from './positions.ts';

const event = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** A partial date: `2019`, `2019-12` or `2019-12-31`. */
  date: z.string().max(20),
});

/** The date as it is stored. Throws `invalid` for a text that is no date. */
function dateOf(text: string): string {
  const date = partialDate(text);
  if (date === null) throw new AppError('invalid', 'errors:event_date', { date: text });
  return date;
}

function refuseTaken(db: ReadDb, name: string, date: string, except?: string): void {
  const taken = all(db, 'timelineEvent', { name, date }).some(({ id }) => id !== except);
  if (taken) throw new AppError('conflict', 'errors:event_taken', { name });
}

/** Events that are drawn in every timeline of the study, each at its own date. */
export const events = {
  /** Adds an event. Throws `invalid` for a text that is no date, `conflict` for one that is there already. */
  add: command(event, ({ db, newId }, { name, date }) => {
    const dated = dateOf(date);
    refuseTaken(db, name, dated);
    const position = lastPosition(db, 'timelineEvent');
    return insert(db, 'timelineEvent', { id: newId(), name, date: dated, position });
  }),

  /** Changes the name and the date of an event. Throws as `add`. */
  update: command(event.extend({ id: z.string() }), ({ db }, { id, name, date }) => {
    get(db, 'timelineEvent', id);
    const dated = dateOf(date);
    refuseTaken(db, name, dated, id);
    return update(db, 'timelineEvent', id, { name, date: dated });
  }),

  /** Deletes an event. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => remove(db, 'timelineEvent', id)),
};
