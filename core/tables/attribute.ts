import { idOf, oneOf, orNull, real, table, text } from './description.ts';

export const attribute = table(
  {
    id: text,
    name: text,
    owner: oneOf('source', 'respondent'),
    type: oneOf('text', 'integer', 'decimal', 'boolean', 'date'),
    position: real,
  },
  { memory: 'corpus', blind: 'open', withdrawal: 'kept', alike: [['owner', 'name']], rule: 'one' },
);

export const attributeValue = table(
  {
    id: text,
    attributeId: idOf('attribute'),
    sourceId: orNull(idOf('source')),
    respondentId: orNull(idOf('respondent')),
    /** In the notation of its type: `42`, `4.2`, `true` / `false`, `2019-12`, or any text. */
    value: text,
  },
  {
    memory: 'corpus',
    blind: 'open',
    withdrawal: 'scrubbed',
    alike: [['attributeId', 'sourceId', 'respondentId']],
    isOnlyOne: true,
    rule: 'one',
  },
);
