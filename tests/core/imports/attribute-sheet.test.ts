import { describe, expect, it } from 'vitest';
import { sheetPlan, type SheetSubject } from '#core/imports/attribute-sheet.ts';

const subject = (name: string, values: Readonly<Record<string, string>> = {}): SheetSubject => ({
  id: `id of ${name}`,
  name,
  values: new Map(Object.entries(values)),
});
const people = [subject('N1', { place: 'Beijing' }), subject('N2', { place: 'Shanghai' }), subject('N3')];
const ofPeople = { owner: 'respondent', joinAlike: false } as const;
const place = { name: 'place', type: 'text' } as const;

function told({ changes }: ReturnType<typeof sheetPlan>) {
  return changes.map(({ subjectId, column, from, to }) => [subjectId, column.name, from, to]);
}

describe('a sheet of attributes', () => {
  it('changes values that differ; an empty cell changes nothing', () => {
    const table = {
      columns: ['person', 'Place', 'years'],
      rows: [
        ['n1', 'Beijing', '12'],
        ['Ｎ2', '', '5'],
        [' N3 ', 'Wuhan', ''],
      ],
    };

    const plan = sheetPlan(table, ofPeople, people, [place]);

    expect(told(plan)).toEqual([
      ['id of N1', 'years', null, '12'],
      ['id of N2', 'years', null, '5'],
      ['id of N3', 'place', null, 'Wuhan'],
    ]);
    expect(plan).toMatchObject({
      joinColumn: 'person',
      matched: 3,
      unmatched: [],
      unnamed: 0,
      columns: [
        { name: 'place', isNew: false },
        { name: 'years', isNew: true, type: 'integer' },
      ],
    });
  });

  it('makes one attribute of two new columns that differ only in case, and says so', () => {
    const table = {
      columns: ['person', 'City', 'city ', 'years'],
      rows: [
        ['N1', 'Beijing', '', '3'],
        ['N2', 'Shanghai', 'Wuhan', ''],
      ],
    };

    const plan = sheetPlan(table, ofPeople, people, []);

    expect(told(plan)).toEqual([
      ['id of N1', 'City', null, 'Beijing'],
      ['id of N1', 'years', null, '3'],
      ['id of N2', 'City', null, 'Wuhan'],
    ]);
    expect(plan.joined).toEqual([{ name: 'City', columns: ['City', 'city '] }]);
  });

  it('takes a column of newspapers as the origin of sources, as the import of sources does', () => {
    const table = { columns: ['title', '媒体'], rows: [['fair', '深圳特区报']] };
    const sources = [{ ...subject('fair'), fields: new Map([['origin', 'fair.txt'] as const]) }];

    const [change] = sheetPlan(table, { ...ofPeople, owner: 'source' }, sources, []).changes;

    expect(change).toMatchObject({ from: 'fair.txt', to: '深圳特区报', column: { field: 'origin' } });
  });

  it('reads the consent of respondents in either language, and refuses what is none', () => {
    const table = {
      columns: ['person', '同意范围'],
      rows: [
        ['N1', 'Counts only'],
        ['N2', '转述'],
        ['N3', 'perhaps'],
      ],
    };

    const plan = sheetPlan(table, ofPeople, people, []);

    expect(told(plan)).toEqual([
      ['id of N1', 'consent', null, 'counts'],
      ['id of N2', 'consent', null, 'paraphrase'],
    ]);
    expect(plan.columns).toMatchObject([{ field: 'consent', isNew: false }]);
    expect(plan.refused).toMatchObject([{ row: 4, value: 'perhaps' }]);
    // A study that has an attribute of that name keeps it.
    expect(sheetPlan(table, ofPeople, people, [{ name: '同意范围', type: 'text' }]).columns).toMatchObject([
      { field: null },
    ]);
  });

  it('says which rows match nobody, match several, or match somebody a second time', () => {
    const two = [...people, subject('N3')];
    const table = {
      columns: ['person', 'place'],
      rows: [
        ['N9', 'Xi’an'],
        ['N3', 'Wuhan'],
        ['N1', 'Xi’an'],
        ['N1', 'Chengdu'],
        ['', ''],
      ],
    };

    const plan = sheetPlan(table, { ...ofPeople, joinColumn: 'person' }, two, [place]);

    expect(plan).toMatchObject({
      matched: 2,
      unmatched: [{ row: 2, name: 'N9' }],
      ambiguous: [{ row: 3, name: 'N3' }],
      repeated: [{ row: 5, name: 'N1' }],
      unnamed: 3,
    });
    expect(told(plan)).toEqual([['id of N1', 'place', 'Beijing', 'Chengdu']]);
  });

  it('changes nothing when the last row of a person equals the project', () => {
    const table = {
      columns: ['person', 'place'],
      rows: [
        ['N1', 'Chengdu'],
        ['N1', 'Beijing'],
      ],
    };

    expect(told(sheetPlan(table, ofPeople, people, [place]))).toEqual([]);
  });

  it('leaves out values that do not fit the type of an existing attribute, and says so', () => {
    const table = {
      columns: ['person', 'years'],
      rows: [
        ['N1', 'twelve'],
        ['N2', '5'],
      ],
    };

    const plan = sheetPlan(table, ofPeople, people, [{ name: 'years', type: 'integer' }]);

    expect(told(plan)).toEqual([['id of N2', 'years', null, '5']]);
    expect(plan.refused).toMatchObject([{ row: 2, name: 'N1', value: 'twelve' }]);
  });

  it('finds values that look alike, also in the project, and joins them when asked', () => {
    const table = {
      columns: ['person', 'place'],
      rows: [
        ['N3', 'beijing'],
        ['N2', 'Shangahi'],
      ],
    };

    const plan = sheetPlan(table, ofPeople, people, [place]);
    const joined = sheetPlan(table, { ...ofPeople, joinAlike: true }, people, [place]);

    expect(plan.alike).toEqual([
      { column: 'place', value: 'Shangahi', like: 'Shanghai' },
      { column: 'place', value: 'beijing', like: 'Beijing' },
    ]);
    expect(told(plan)).toHaveLength(2);
    expect(told(joined)).toEqual([['id of N3', 'place', null, 'Beijing']]);
  });

  it('joins no value that the project has: employer and employee are both right', () => {
    const here = [subject('N1', { role: 'employer' }), subject('N2', { role: 'employer' })];
    const both = [...here, subject('N3', { role: 'employee' }), subject('N4')];
    const table = {
      columns: ['person', 'role'],
      rows: [
        ['N2', 'employee'],
        ['N4', 'employe'],
      ],
    };

    const plan = sheetPlan(table, { ...ofPeople, joinAlike: true }, both, [{ name: 'role', type: 'text' }]);

    expect(told(plan)).toContainEqual(['id of N2', 'role', 'employer', 'employee']);
    expect(plan.alike.map(({ value }) => value)).toEqual(['employe']);
  });

  it('joins a chain of similar values with its last one', () => {
    const table = {
      columns: ['person', 'place'],
      rows: [
        ['N1', 'abcdefgh'],
        ['N2', 'abcdefgh'],
        ['N3', 'abcdefgh'],
        ['N4', 'abcdefg'],
        ['N5', 'abcdefg'],
        ['N6', 'abcdef'],
      ],
    };
    const six = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6'].map((name) => subject(name));

    const plan = sheetPlan(table, { ...ofPeople, joinAlike: true }, six, [place]);

    expect([...new Set(plan.changes.map(({ to }) => to))]).toEqual(['abcdefgh']);
  });

  it('keeps a date of a source apart from an attribute called date, and long headings apart from each other', () => {
    const long = 'a long question '.repeat(8);
    const table = {
      columns: ['title', 'date', 'published', `${long}one`, `${long}two`],
      rows: [['Fair', 'soon', '2019-02-13', 'yes, often', 'no, never']],
    };

    const plan = sheetPlan(
      table,
      { owner: 'source', joinAlike: false },
      [{ ...subject('Fair', { date: 'late' }), fields: new Map([['date', '2018']]) }],
      [{ name: 'date', type: 'text' }],
    );

    expect(told(plan)).toEqual([
      ['id of Fair', 'date', 'late', 'soon'],
      ['id of Fair', 'date', '2018', '2019-02-13'],
      ['id of Fair', `${long}one`, null, 'yes, often'],
      ['id of Fair', `${long}two`, null, 'no, never'],
    ]);
  });

  it('reads dates, classes and outlets of sources, with dates in the order that the column uses', () => {
    const table = {
      columns: ['title', 'date', 'class', 'outlet'],
      rows: [
        ['Fair', '13/02/2019', 'news', 'Daily'],
        ['Norm', '03/02/2019', 'report', 'Weekly'],
      ],
    };

    const plan = sheetPlan(
      table,
      { owner: 'source', joinAlike: false },
      [subject('Fair'), { ...subject('Norm'), fields: new Map([['class', 'report']]) }],
      [],
    );

    expect(told(plan)).toEqual([
      ['id of Fair', 'date', null, '2019-02-13'],
      ['id of Fair', 'class', null, 'news'],
      ['id of Fair', 'origin', null, 'Daily'],
      ['id of Norm', 'date', null, '2019-02-03'],
      ['id of Norm', 'origin', null, 'Weekly'],
    ]);
  });
});
