import { idOf, oneOf, orNull, table, text } from './description.ts';

/** A written thought about a row of one of the four tables, about the project, or about nothing in particular. */
export const memo = table(
  {
    id: text,
    title: text,
    body: text,
    about: { ...oneOf('free', 'project', 'source', 'code', 'coding', 'respondent'), isOpen: true },
    sourceId: orNull(idOf('source')),
    codeId: orNull(idOf('code')),
    codingId: orNull(idOf('coding')),
    respondentId: orNull(idOf('respondent')),
    coderId: idOf('coder'),
    createdAt: text,
    updatedAt: text,
  },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['about', 'sourceId', 'codeId', 'codingId', 'respondentId', 'coderId', 'title', 'body']],
    rule: 'beside',
    units: [
      ['title', 'body', 'updatedAt'],
      ['about', 'sourceId', 'codeId', 'codingId', 'respondentId'],
    ],
  },
);
