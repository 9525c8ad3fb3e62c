import { idOf, real, table, text } from './description.ts';

export const respondent = table(
  {
    id: text,
    /** A pseudonym such as N9. */
    name: text,
    position: real,
  },
  { memory: 'corpus', blind: 'open', withdrawal: 'scrubbed', alike: [['name']], rule: 'beside' },
);

export const sourceRespondent = table(
  { id: text, sourceId: idOf('source'), respondentId: idOf('respondent') },
  {
    memory: 'corpus',
    blind: 'open',
    withdrawal: 'scrubbed',
    alike: [['sourceId', 'respondentId']],
    isOnlyOne: true,
    rule: 'link',
  },
);
