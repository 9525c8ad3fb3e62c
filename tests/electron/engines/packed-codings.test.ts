// Codings handed over in bytes count like codings handed over row by row.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { CodingTable } from '#core/counting/coding-table.ts';
import type { CodingRecord } from '#core/records.ts';
import { all, insert } from '#db/write.ts';
import { packedCodings } from '#electron/engines/packed-codings.ts';
import { writeSource } from '../../../scripts/bench/source.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

/** Every field of each coding, in the order of its source. */
function contents(table: CodingTable): unknown[] {
  const { columns: of } = table;
  const sources = Array.from({ length: table.sources.size }, (_, source) => source);
  return sources
    .flatMap((source) =>
      Array.from(table.slotsOf(source), (slot, place) => [
        table.sources.idOf(of.source[slot]!),
        place,
        table.idOf(slot),
        table.codes.idOf(of.code[slot]!),
        table.coders.idOf(of.coder[slot]!),
        of.speaker[slot]! < 0 ? null : table.respondents.idOf(of.speaker[slot]!),
        ...[of.start, of.end, of.voice, of.stance, of.weight].map((column) => column[slot]),
      ]),
    )
    .toSorted((a, b) => (`${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1));
}

/** A study with more codings of every kind than are read at once. */
async function coded(project: TestProject): Promise<void> {
  const { api } = project;
  const codeIds = [
    (await api.codes.create({ name: 'guide' })).id,
    (await api.codes.create({ name: 'market' })).id,
  ];
  const respondentId = (await api.respondents.add({ name: 'Ann' })).id;
  const coderId = all(project.store().db, 'coder')[0]!.id;
  project.store().transact({ method: 'test', coderId, at: '2026' }, (db) => {
    for (let number = 0; number < 70; number += 1) {
      const text = { kind: 'document', className: 'news', date: '2026', language: 'en' } as const;
      const { id: sourceId } = writeSource(
        db,
        { ...text, title: `Text ${number}`, text: 'so much text '.repeat(9) },
        { classId: null, coderId },
      );
      for (let at = number % 3; at < 4; at += 1) {
        const row: CodingRecord = {
          id: randomUUID(),
          sourceId,
          codeId: codeIds[at % 2]!,
          coderId,
          start: at === 0 ? null : at * 5,
          end: at === 0 ? null : 40 - at,
          quoteDigest: at === 0 ? null : '0123456789abcdef',
          weight: number === 5 ? at * 10 : null,
          stance: number === 5 && at === 2 ? 'contradicts' : null,
          voice: number % 7 === 3 ? 'verbatim-notes' : null,
          respondentId: number % 11 === 6 ? respondentId : null,
          translation: null,
          suggestedBy: null,
          rationale: null,
          confidence: null,
          createdAt: '2026-01-01T12:00:00.000Z',
        };
        insert(db, 'coding', row);
        // The same words twice: only their ids tell which coding comes first.
        insert(db, 'coding', { ...row, id: randomUUID(), codeId: codeIds[(at + 1) % 2]! });
      }
    }
  });
}

function tables(project: TestProject): { packed: CodingTable; plain: CodingTable } {
  const { db } = project.store();
  const [packed, plain] = [new CodingTable(), new CodingTable()];
  packed.loadPacked(packedCodings(db));
  plain.load(all(db, 'coding'));
  return { packed, plain };
}

test('codings handed over in bytes equal the rows of the table', async () => {
  await using project = await testProject();
  await coded(project);

  const { packed, plain } = tables(project);

  expect(packed.size).toBeGreaterThan(300);
  expect(contents(packed)).toEqual(contents(plain));
});

test('codings with longer or shorter ids equal the rows of the table too', async () => {
  await using project = await testProject();
  await coded(project);
  const { db } = project.store();
  const [first, second] = all(db, 'coding');
  const coderId = first!.coderId;
  project.store().transact({ method: 'test', coderId, at: '2026' }, (writing) => {
    insert(writing, 'coding', { ...first!, id: 'c1' });
    insert(writing, 'coding', { ...second!, id: `${second!.id}, once more` });
  });

  const { packed, plain } = tables(project);

  expect(contents(packed)).toEqual(contents(plain));
});

test('a coding keeps its id even if a longer and a shorter id of one source together are as long as two', async () => {
  await using project = await testProject();
  await coded(project);
  const [first] = all(project.store().db, 'coding');
  project.store().transact({ method: 'test', coderId: first!.coderId, at: '2026' }, (db) => {
    insert(db, 'coding', { ...first!, id: randomUUID().slice(1) });
    insert(db, 'coding', { ...first!, id: `${randomUUID()}0` });
  });

  const { packed, plain } = tables(project);

  expect(contents(packed)).toEqual(contents(plain));
});

test('a coding keeps an id that only looks like one of Concord’s', async () => {
  await using project = await testProject();
  await coded(project);
  const [first] = all(project.store().db, 'coding');
  const shout = randomUUID().toUpperCase();
  const parts = randomUUID().replaceAll('-', '.');
  const letters = `ö${randomUUID().slice(2)}`;
  project.store().transact({ method: 'test', coderId: first!.coderId, at: '2026' }, (db) => {
    for (const id of [shout, parts, letters]) insert(db, 'coding', { ...first!, id });
  });

  const { packed, plain } = tables(project);

  expect(contents(packed)).toEqual(contents(plain));
  expect(contents(packed).flat()).toEqual(expect.arrayContaining([shout, parts, letters]));
});

test('a speaker whose id contains a comma stays the same speaker', async () => {
  await using project = await testProject();
  await coded(project);
  const { db } = project.store();
  const [[first], [respondent]] = [all(db, 'coding'), all(db, 'respondent')];
  project.store().transact({ method: 'test', coderId: first!.coderId, at: '2026' }, (writing) => {
    insert(writing, 'respondent', { ...respondent!, id: 'Li, Wei', name: 'Li Wei' });
    insert(writing, 'coding', { ...first!, id: randomUUID(), respondentId: 'Li, Wei' });
  });

  const { packed, plain } = tables(project);

  expect(contents(packed)).toEqual(contents(plain));
});

test('codings are found although most earlier ones were removed and one has a lower number than all', async () => {
  await using project = await testProject();
  await coded(project);
  const { sqlite } = project.store().db;
  sqlite.exec('DELETE FROM coding WHERE rowid % 5 <> 0; UPDATE coding SET rowid = -7 WHERE rowid = 10');

  const { packed, plain } = tables(project);

  expect(packed.size).toBeGreaterThan(30);
  expect(contents(packed)).toEqual(contents(plain));
});

test('a coding of a coder whose id has another length counts for that coder', async () => {
  await using project = await testProject();
  await coded(project);
  const [first] = all(project.store().db, 'coding');
  project.store().transact({ method: 'test', coderId: first!.coderId, at: '2026' }, (db) => {
    insert(db, 'coder', {
      id: 'lena',
      name: 'Lena',
      kind: 'person',
      personId: null,
      program: null,
      createdAt: '2026',
    });
    insert(db, 'coding', { ...first!, id: randomUUID(), coderId: 'lena' });
  });

  const { packed, plain } = tables(project);

  expect(packed.coders.find('lena')).toBeGreaterThanOrEqual(0);
  expect(contents(packed)).toEqual(contents(plain));
});
