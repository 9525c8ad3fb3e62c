import { idOf, oneOf, orNull, table, text } from './description.ts';

export const coder = table(
  {
    id: text,
    name: text,
    kind: { ...oneOf('person', 'second-pass', 'adjudication'), isOpen: true },
    /** For a second pass, the person whose pass it is. */
    personId: orNull(idOf('coder')),
    createdAt: text,
  },
  {
    memory: 'corpus',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['name', 'kind']],
    isShared: true,
    rule: 'beside',
  },
);
