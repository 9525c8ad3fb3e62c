import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyChange, type Change } from '#core/change.ts';
import type { SourceRecord } from '#core/records.ts';
import { readMigrations } from '#db/migrations.ts';
import { layoutOf } from '#db/salvage/layout.ts';
import { sourcesOfLooseTexts } from '#db/salvage/loose-texts.ts';
import { Rebuilt } from '#db/salvage/rebuild.ts';
import { hashOf } from '#db/write.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';
import { sourceRecord } from '../../helpers/records.ts';

const { now } = openOptions;

let folder: ReturnType<typeof testFolder>;
let rebuilt: Rebuilt;

beforeEach(() => {
  folder = testFolder();
  const migrations = readMigrations();
  rebuilt = new Rebuilt(join(folder.path, 'new.concord'), layoutOf(migrations), migrations, now);
});

afterEach(() => {
  rebuilt[Symbol.dispose]();
  folder[Symbol.dispose]();
});

/** Stores a text and returns its hash. */
function keep(text: string): string {
  const bytes = Buffer.from(text);
  rebuilt.take('blob', { hash: hashOf(bytes), bytes });
  return hashOf(bytes);
}

function takeAct(seq: number, change: Partial<Change>): void {
  const body = JSON.stringify({ ...emptyChange, ...change });
  const row = { seq, at: now, coder_id: 'wei', method: 'notes.write', group_id: `g${seq}`, body };
  expect(rebuilt.take('change', row)).toBe(true);
}

function source(textHash: string): SourceRecord {
  return sourceRecord({ id: randomUUID(), kind: 'interview', title: 'Notes', textHash });
}

function titles(): string[] {
  return [...sourcesOfLooseTexts(rebuilt, now)].map(({ title }) => title);
}

test('a text that nothing refers to becomes a source', () => {
  keep('Nobody knows whose text this is.');

  expect(titles()).toEqual(['Nobody knows whose text this is.']);
});

test('an earlier text of an edited note does not become a source', () => {
  const [first, second] = [keep('What they said, as it was'), keep('What they said, as it was first')];
  const note = source(second);
  rebuilt.takeRecord('source', note);
  takeAct(1, { updated: { source: { [note.id]: [{ ...note, textHash: first }, note] } } });

  expect(titles()).toEqual([]);
});

test('the text of a source that an act removed does not come back', () => {
  const gone = source(keep('What was deleted on purpose'));
  takeAct(1, { added: { source: { [gone.id]: gone } } });
  takeAct(2, { removed: { source: { [gone.id]: gone } } });

  expect(titles()).toEqual([]);
});

test('the text of a source whose row is lost comes back, although an act mentions it', () => {
  const lost = source(keep('What is not to be lost'));
  takeAct(1, { added: { source: { [lost.id]: lost } } });
  takeAct(2, { removed: { source: { [lost.id]: lost } } });
  takeAct(3, { added: { source: { [lost.id]: lost } } });

  expect(titles()).toEqual(['What is not to be lost']);
});

test('the positions of words on pages are not a text', () => {
  keep('[{"page":1,"lines":[]}]');
  keep('[ {"page":1}]');

  expect(titles()).toEqual([]);
});
