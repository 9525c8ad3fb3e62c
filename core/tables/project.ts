import { idOf, orNull, table, text } from './description.ts';

export const project = table(
  {
    id: text,
    name: text,
    description: text,
    /** Shown on every source and repeated by every export, for example that all texts are invented. */
    notice: orNull(text),
    mainCoderId: idOf('coder'),
    createdAt: text,
  },
  {
    memory: 'corpus',
    blind: 'open',
    withdrawal: 'kept',
    alike: [[]],
    isOnlyOne: true,
    isShared: true,
    rule: 'beside',
  },
);
