// What travels, and what is taken for an act.
import { expect, test } from 'vitest';
import { emptyChange } from '#core/change.ts';
import { actsIn, schemaOf, studyPart, type TeamAct, travels } from '#core/team/act.ts';
import { forbiddenTo, tableRights } from '#core/team/roles.ts';
import { studyTables, initial } from '#core/tables/all.ts';

const ID = '0b1f4c9e-3f2a-4b7d-9c3e-1d2a3b4c5d6e';
const code = {
  ...initial.code,
  id: ID,
  parentId: null,
  position: 1,
  name: 'guide',
  colour: 1,
  createdAt: 'now',
};

const act: TeamAct = {
  id: ID,
  at: '2026-11-30T09:00:00.000Z',
  coderId: ID,
  method: 'codes.create',
  group: 'g',
  undoes: null,
  redoes: null,
  texts: {},
  change: { ...emptyChange, added: { code: { [ID]: code } } },
  told: {},
};

test('an act is read as it was written', () => {
  expect(actsIn(JSON.parse(JSON.stringify([act])))).toEqual([act]);
});

test.each([
  ['no list', act],
  ['a field that is not known', [{ ...act, why: 'x' }]],
  ['an id that is none', [{ ...act, id: 'x' }]],
  ['a time that is none', [{ ...act, at: 'noon' }]],
  ['an undo that is a group too', [{ ...act, undoes: 'h' }]],
  ['a hash that is none', [{ ...act, texts: { [ID]: 'ffff' } }]],
  ['a table of one file', [{ ...act, change: { ...emptyChange, added: { ownPin: {} } } }]],
  ['a table that is not known', [{ ...act, change: { ...emptyChange, added: { tag: {} } } }]],
  [
    'a column that is not known',
    [{ ...act, change: { ...emptyChange, added: { code: { [ID]: { ...code, mood: 1 } } } } }],
  ],
  [
    'a value of another type',
    [{ ...act, change: { ...emptyChange, added: { code: { [ID]: { ...code, name: 7 } } } } }],
  ],
  [
    'nothing where something must be',
    [{ ...act, change: { ...emptyChange, added: { code: { [ID]: { ...code, name: null } } } } }],
  ],
  ['a row under another id', [{ ...act, change: { ...emptyChange, removed: { code: { other: code } } } }]],
  [
    'a column that every object has',
    [{ ...act, change: { ...emptyChange, added: { code: { [ID]: { ...code, constructor: null } } } } }],
  ],
])('%s is no list of acts', (_what, json) => {
  expect(actsIn(json)).toBeNull();
});

test('what belongs to one person stays with them, and an act of nothing else does not travel', () => {
  const pin = { id: 'p', personId: ID, codeId: ID, pin: 1 };
  const change = { ...emptyChange, added: { ownPin: { p: pin } } };

  expect(studyPart(change)).toEqual(emptyChange);
  expect(travels({ ...act, change: studyPart(change) })).toBe(false);
  expect(travels({ ...act, change: emptyChange, undoes: 'g' })).toBe(true);
  expect(travels(act)).toBe(true);
});

test('the schema of acts is the earliest that has their tables and the columns that they fill', () => {
  const coding = { id: ID, sourceId: ID, codeId: ID, coderId: ID, createdAt: 'now' };
  const withCoding = (fields: object) =>
    ({
      change: { ...emptyChange, added: { coding: { [ID]: { ...initial.coding, ...coding, ...fields } } } },
    }) as unknown as TeamAct;

  expect(schemaOf([act], 1)).toBe(1);
  expect(schemaOf([withCoding({})], 1)).toBe(1);
  expect(schemaOf([act, withCoding({ suggestedBy: 'likeness' })], 1)).toBe(11);
  expect(schemaOf([withCoding({ rationale: 'because' })], 1)).toBe(12);
});

test('the rights name every table of the study once, and a reader may write none of them', () => {
  expect(
    tableRights()
      .map(({ table }) => table)
      .toSorted(),
  ).toEqual([...studyTables].toSorted());
  expect(forbiddenTo('reader', studyTables)).toEqual(studyTables);
  expect(forbiddenTo('owner', studyTables)).toEqual([]);
  expect(forbiddenTo('coder', ['coding', 'project', 'code'])).toEqual(['project']);
});
