import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TableMapping } from '#core/imports/table-mapping.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';

const one = 'title,text,size\nA,body of a,10\nB,body of b,20\n';
const two = 'title,text,size\nC,body of c,about 30\nD,body of d,40-50\nE,body of e,7\n';

function put({ folder }: TestProject, name: string, text: string) {
  const reference = join(folder, name);
  writeFileSync(reference, text);
  return { reference, name };
}

function sized(type: 'text' | 'integer') {
  return [
    { column: 'title', role: 'title' as const },
    { column: 'text', role: 'text' as const },
    { column: 'size', role: 'attribute' as const, name: 'size', owner: 'source' as const, type },
  ];
}

async function values({ api }: TestProject): Promise<string[]> {
  const { tables } = await api.project.records();
  return tables.attributeValue.map(({ value }) => value).toSorted();
}

describe('an existing attribute', () => {
  it('keeps its type, and the preview checks values against it and says so', async () => {
    await using project = await testProject();
    await project.api.imports.run({
      files: [put(project, 'one.csv', one)],
      mapping: sized('integer'),
    });
    const file = put(project, 'two.csv', two);

    const preview = await project.api.imports.preview({ file, mapping: sized('text') });

    expect(preview).toMatchObject({
      kept: [{ column: 'size', name: 'size', type: 'integer' }],
      outcome: { sources: 3, valuesUnreadable: 2 },
    });
    const proposed = await project.api.imports.preview({ file });
    expect(proposed).toMatchObject({ kept: [], outcome: { valuesUnreadable: 2 } });
    expect((proposed as { mapping: TableMapping }).mapping[2]).toMatchObject({ type: 'integer' });
  });

  it('loses no value without a report', async () => {
    await using project = await testProject();
    await project.api.imports.run({
      files: [put(project, 'one.csv', one)],
      mapping: sized('integer'),
    });

    const report = await project.api.imports.run({
      files: [put(project, 'two.csv', two)],
      mapping: sized('text'),
    });

    expect(report.lines[0]?.notes).toEqual([
      { key: 'reading:row_value_unreadable', parameters: { row: 2, column: 'size', value: 'about 30' } },
      { key: 'reading:row_value_unreadable', parameters: { row: 3, column: 'size', value: '40-50' } },
    ]);
    expect(await values(project)).toEqual(['10', '20', '7']);
  });

  it('includes one that another file of the same import has created', async () => {
    await using project = await testProject();

    const report = await project.api.imports.run({
      files: [put(project, 'one.csv', one), put(project, 'two.csv', two)],
    });

    expect(report.lines.map(({ notes }) => notes)).toEqual([
      [],
      [{ key: 'imports:values_of_other_type', parameters: { attribute: 'size', count: 2 } }],
    ]);
    expect(await values(project)).toEqual(['10', '20', '7']);
  });
});

it('refuses two columns mapped to one attribute', async () => {
  await using project = await testProject();
  const file = put(project, 'both.csv', 'text,a,b\nA text.,1,2\n');
  const use = (column: string) => ({
    column,
    role: 'attribute' as const,
    name: 'size',
    owner: 'source' as const,
    type: 'integer' as const,
  });
  const mapping = [{ column: 'text', role: 'text' as const }, use('a'), use('b')];
  const refusal = {
    key: 'imports:attribute_twice',
    parameters: { first: 'a', second: 'b', attribute: 'size' },
  };

  await expect(project.api.imports.run({ files: [file], mapping })).rejects.toMatchObject(refusal);
  await expect(project.api.imports.preview({ file, mapping })).rejects.toMatchObject(refusal);
});

describe('columns whose names differ only in case', () => {
  const twice = 'title,text,Age,age\nA,body of a,10,\nB,body of b,,20\nC,body of c,30,31\n';
  const names = async ({ api }: TestProject) =>
    (await api.project.records()).tables.attribute.map(({ name }) => name);

  it('are one attribute, and the preview and the report say so', async () => {
    await using project = await testProject();
    const file = put(project, 'both.csv', twice);

    const preview = await project.api.imports.preview({ file });
    const report = await project.api.imports.run({ files: [file], alike: false });

    expect(preview).toMatchObject({ joined: [{ name: 'Age', columns: ['Age', 'age'] }] });
    expect(report.lines[0]?.notes).toEqual([
      { key: 'imports:columns_joined', parameters: { columns: 'Age · age', attribute: 'Age' } },
    ]);
    expect(await names(project)).toEqual(['Age']);
    expect(await values(project)).toEqual(['10', '20', '31']);
  });

  it('are accepted as the screen hands them in again', async () => {
    await using project = await testProject();
    const file = put(project, 'both.csv', twice);
    const preview = await project.api.imports.preview({ file });
    if (preview.type !== 'table') throw new Error('no table');

    await project.api.imports.run({
      files: [file],
      alike: false,
      mapping: preview.mapping.map((use) => ({ ...use })),
    });

    expect(await names(project)).toEqual(['Age']);
  });

  it('go into the attribute that the project has, or another file has created, and the report says so', async () => {
    await using project = await testProject();
    await project.api.attributes.add({ name: 'Size', owner: 'source', type: 'integer' });
    const first = put(project, 'one.csv', 'title,text,size,Weight\nA,body of a,10,1\n');
    const second = put(project, 'two.csv', 'title,text,SIZE,weight\nB,body of b,20,2\n');

    const preview = await project.api.imports.preview({ file: first });
    const report = await project.api.imports.run({ files: [first, second], alike: false });

    expect(preview).toMatchObject({ joined: [{ name: 'Size', columns: ['size'] }] });
    const joins = (column: string, attribute: string) => ({
      key: 'imports:column_joins',
      parameters: { column, attribute },
    });
    expect(report.lines.map(({ notes }) => notes)).toEqual([
      [joins('size', 'Size')],
      [joins('SIZE', 'Size'), joins('weight', 'Weight')],
    ]);
    expect((await names(project)).toSorted()).toEqual(['Size', 'Weight']);
  });
});
