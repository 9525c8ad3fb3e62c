// How a study grows while a person types: an hour in a note of 12,000 characters with 200 codings, saved every eight
// seconds as the editor does and folded every minute as an open program does. Also the time of collecting unused texts
// in a long history.
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { moveSpan } from '#core/text/anchors.ts';
import { findUnnamed } from '#db/collect.ts';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { all, insert, putBlob, quoteDigest, update } from '#db/write.ts';
import { notes } from '#electron/services/notes.ts';
import type { CommandContext } from '#electron/services/context.ts';
import { chance, type Chance } from '../../chance.ts';
import type { Measured } from '../budget.ts';
import { writeCodebook } from '../codebook.ts';
import { NOW } from '../corpus.ts';
import { prose } from '../prose.ts';
import { writeSource } from '../source.ts';
import { once } from '../timing.ts';
import { placeIn, type Workbench } from '../workbench.ts';

const LENGTH = 12_000;
const CODINGS = 200;
const SAVES = 450;
const SECOND = 1000;
const MEGABYTE = 1_000_000;
const openOptions = { who: 'bench', now: NOW };

export async function* growing(bench: Workbench): AsyncGenerator<Measured> {
  const path = placeIn(bench, 'typed.concord');
  const typist = new Typist(path);
  const before = sizeOf(path);
  typist.hour();
  const after = sizeOf(path);
  yield {
    work: `an hour of typing in a note of ${LENGTH} characters adds`,
    value: (after.used - before.used) / MEGABYTE,
    unit: 'MB',
    budget: { most: 1.5 },
  };
  const hours = Math.max(1, Math.round(9 * bench.size.scale));
  for (let hour = 0; hour < hours; hour += 1) typist.hour();
  const last = sizeOf(path);
  const each = (last.used - after.used) / hours;
  yield {
    work: `200 hours of it are a file of (from ${hours + 1} hours)`,
    value: (last.file + (199 - hours) * each) / MEGABYTE,
    unit: 'MB',
    budget: { most: 100 },
  };
  yield* collecting(bench);
}

/** The size of the closed file, and how much of it is used, in bytes. */
function sizeOf(path: string): { readonly file: number; readonly used: number } {
  const store = openStore(path, { ...openOptions, readOnly: true });
  const free = Number(store.db.sqlite.pragma('freelist_count', { simple: true }));
  const page = Number(store.db.sqlite.pragma('page_size', { simple: true }));
  store.close();
  const file = statSync(path).size;
  return { file, used: file - free * page };
}

/** A person who types in one note, here and there, and deletes as much as they write. */
class Typist {
  readonly #path: string;
  readonly #chance: Chance = chance(12);
  readonly #words: string;
  #at = Date.parse(NOW);
  #sourceId = '';
  #coderId = '';
  #text = '';

  constructor(path: string) {
    this.#path = path;
    this.#words = prose(this.#chance, 'en').text(60_000).replaceAll('\n', ' ');
    const store = createProject(path, { name: 'Typed', coderName: 'Wei' }, openOptions);
    this.#coderId = all(store.db, 'coder')[0]?.id ?? '';
    const half = prose(this.#chance, 'en').text(LENGTH / 2);
    this.#text = `${half}\n${prose(this.#chance, 'zh-CN').text(LENGTH / 2 - 1)}`;
    store.transact(this.#deed('imports.run', randomUUID()), (db) => {
      const [codeId = ''] = writeCodebook(db);
      const text = {
        kind: 'interview',
        className: 'interview',
        title: 'N1',
        date: '2026',
        language: 'en',
      } as const;
      const place = { classId: null, coderId: this.#coderId };
      const source = writeSource(db, { ...text, text: this.#text }, place);
      this.#sourceId = source.id;
      for (let made = 0; made < CODINGS; made += 1) {
        const start = made * Math.floor(LENGTH / CODINGS);
        insert(db, 'coding', {
          id: randomUUID(),
          sourceId: source.id,
          codeId,
          coderId: this.#coderId,
          start,
          end: start + 40,
          quoteDigest: quoteDigest(this.#text.slice(start, start + 40)),
          weight: null,
          stance: null,
          voice: 'paraphrase',
          respondentId: null,
          translation: null,
          suggestedBy: null,
          rationale: null,
          confidence: null,
          createdAt: NOW,
        });
      }
    });
    store.close();
  }

  /** An hour of typing, and as long a rest. */
  hour(): void {
    const store = openStore(this.#path, openOptions);
    let place = 0;
    for (let save = 0; save < SAVES; save += 1) {
      this.#at += 8 * SECOND;
      if (save % 38 === 0) place = this.#chance.below(this.#text.length);
      place = this.#type(store, place);
      if (save % 8 === 0) this.#tidy(store);
    }
    this.#at += 3600 * SECOND;
    this.#tidy(store);
    store.close();
  }

  #deed(method: string, group: string) {
    return { method, coderId: this.#coderId, at: new Date(this.#at).toISOString(), group };
  }

  /** A save with 27 more characters at the place, and every fourth time as many fewer at another. */
  #type(store: Store, place: number): number {
    const from = this.#chance.below(this.#words.length - 27);
    const written = this.#words.slice(from, from + 27);
    const edits = [{ start: place, removed: 0, inserted: written.length }];
    let text = this.#text.slice(0, place) + written + this.#text.slice(place);
    if (text.length > LENGTH + 100) {
      const start = this.#chance.below(text.length - 108);
      text = text.slice(0, start) + text.slice(start + 108);
      edits.push({ start, removed: 108, inserted: 0 });
    }
    const codings = all(store.db, 'coding', { sourceId: this.#sourceId });
    const places = codings.map(({ id, start, end }) => ({
      id,
      ...moveSpan({ start: start ?? 0, end: end ?? 0 }, edits),
    }));
    const [source] = all(store.db, 'source', { id: this.#sourceId });
    const content = text
      .split('\n')
      .map((line) =>
        line === ''
          ? { type: 'paragraph' as const }
          : { type: 'paragraph' as const, content: [{ type: 'text' as const, text: line }] },
      );
    store.transact(this.#deed('notes.save', randomUUID()), (db) =>
      notes.save.run({ db } as CommandContext, {
        sourceId: this.#sourceId,
        textHash: source?.textHash ?? '',
        doc: { type: 'doc', content },
        // A coding whose words were deleted moves to the next word: this typist removes no coding.
        moved: places.map(({ id, span, place: at }) => ({ id, ...(span ?? wordAt(text, at.start)) })),
        removed: [],
        apply: [],
      }),
    );
    this.#text = text;
    return Math.min(text.length, place + written.length);
  }

  #tidy(store: Store): void {
    store.foldTyping({ now: new Date(this.#at).toISOString(), ends: new Set() });
    for (const _ of store.collect());
  }
}

function wordAt(text: string, place: number): { start: number; end: number } {
  const start = Math.min(place, text.length - 5);
  return { start, end: start + 5 };
}

/** A history of 100,000 acts, each of which refers to a text, with 2,000 texts that nothing refers to. */
async function* collecting(bench: Workbench): AsyncGenerator<Measured> {
  const acts = Math.round(100_000 * bench.size.scale);
  const store = createProject(
    join(bench.folder, 'collected.concord'),
    { name: 'Long', coderName: 'Wei' },
    openOptions,
  );
  const coderId = all(store.db, 'coder')[0]?.id ?? '';
  const deed = (group: string) => ({ method: 'sources.update', coderId, at: NOW, group });
  const text = {
    kind: 'document',
    className: 'report',
    title: '',
    date: '2026',
    language: 'en',
    text: 'A text.',
  } as const;
  await store.stage('bench', (act) => {
    const source = act(deed(randomUUID()), (db) => writeSource(db, text, { classId: null, coderId })).result;
    for (let each = 0; each < acts; each += 1)
      act(deed(randomUUID()), (db) => update(db, 'source', source.id, { title: `Report ${each}` }));
    act(deed(randomUUID()), (db) => {
      for (let each = 0; each < 2000; each += 1) putBlob(db, `${each} ${'word '.repeat(2000)}`);
      return update(db, 'source', source.id, { title: 'Report' });
    });
    return Promise.resolve();
  });
  let longest = 0;
  let removed = 0;
  const time = await once(() => {
    const collection = store.collect(findUnnamed(store.db.sqlite));
    for (let at = performance.now(); ; at = performance.now()) {
      const step = collection.next();
      longest = Math.max(longest, performance.now() - at);
      if (step.done === true) {
        removed = step.value ?? 0;
        return;
      }
    }
  });
  store.close();
  if (removed !== 2000) throw new Error(`Only ${removed} of 2000 texts were removed.`);
  yield { work: `collect what ${acts} acts no longer name`, value: time, unit: 'ms', budget: { most: 2000 } };
  yield { work: 'longest slice of it in the program', value: longest, unit: 'ms', budget: { most: 100 } };
}
