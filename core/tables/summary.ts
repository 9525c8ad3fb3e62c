// What an analyst wrote into a cell of the summary grid, and the quotes pinned there. A cell belongs to a theme and to
// either a respondent or a source.
import { idOf, json, orNull, real, table, text } from './description.ts';

/** One person's summary of what one respondent, or one source, says on one theme. */
export const summary = table(
  {
    id: text,
    themeId: idOf('code'),
    respondentId: orNull(idOf('respondent')),
    sourceId: orNull(idOf('source')),
    coderId: idOf('coder'),
    body: text,
    /** The codings of the cell when the summary was last edited or confirmed, as JSON. */
    basis: json,
    createdAt: text,
    updatedAt: text,
    /** When it was last confirmed as still right, and by whom. */
    confirmedAt: orNull(text),
    confirmedBy: orNull(idOf('coder')),
  },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['themeId', 'respondentId', 'sourceId', 'coderId']],
    isOnlyOne: true,
    rule: 'one',
    units: [['body', 'basis', 'updatedAt', 'confirmedAt', 'confirmedBy']],
    since: 11,
  },
);

/** A coding whose words stand for a cell, pinned by one person. */
export const summaryQuote = table(
  {
    id: text,
    themeId: idOf('code'),
    respondentId: orNull(idOf('respondent')),
    sourceId: orNull(idOf('source')),
    codingId: idOf('coding'),
    coderId: idOf('coder'),
    position: real,
  },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'kept',
    alike: [['themeId', 'respondentId', 'sourceId', 'codingId', 'coderId']],
    isOnlyOne: true,
    rule: 'link',
    since: 11,
  },
);
