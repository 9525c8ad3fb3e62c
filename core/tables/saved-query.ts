import { json, real, table, text } from './description.ts';

/** A query kept under a name: asked anew whenever it is used. */
export const savedQuery = table(
  {
    id: text,
    name: text,
    /** The query with ids in place of names, and how it is asked, as JSON. */
    settings: json,
    position: real,
    createdAt: text,
  },
  { memory: 'window', blind: 'open', withdrawal: 'kept', alike: [['name']], rule: 'beside', since: 11 },
);
