import { idOf, oneOf, orNull, real, table, text } from './description.ts';

export const respondent = table(
  {
    id: text,
    /** A pseudonym such as N9. */
    name: text,
    position: real,
    /**
     * How much of what they said may be shown to others: `counts`, only that it counts; `paraphrase`, in other words than
     * theirs; `quotation`, all of it; null where that is not recorded.
     */
    consent: { ...orNull(oneOf('counts', 'paraphrase', 'quotation')), isOpen: true, since: 18 },
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
