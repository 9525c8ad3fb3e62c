import { real, table, text } from './description.ts';

/** Something that happened, drawn in every timeline of the study. */
export const timelineEvent = table(
  {
    id: text,
    name: text,
    /** May be partial. */
    date: text,
    position: real,
  },
  {
    memory: 'window',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['name', 'date']],
    rule: 'beside',
    since: 11,
  },
);
