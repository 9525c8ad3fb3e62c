// A project with the corpus, written through the store as an import and months of an analyst's work would leave it.
import { randomUUID } from 'node:crypto';
import { createProject } from '#db/create-project.ts';
import type { WriteDb } from '#db/handles.ts';
import type { Store } from '#db/store.ts';
import { all, insert } from '#db/write.ts';
import { writeCodebook } from './codebook.ts';
import { newCoding, type Coding } from './coding.ts';
import { codingChance, corpusTexts, meanCodings, NOW, type CorpusSize, type CorpusText } from './corpus.ts';
import { writeSource } from './source.ts';
import type { Chance } from '../chance.ts';

const openOptions = { who: 'bench', now: NOW };

/** The ids that the rows of the bench need. */
export interface Study {
  readonly path: string;
  /** The code with a sixth of all codings: 8,000 of 50,000. */
  readonly busyCodeId: string;
  /** A report of 60,000 characters in the middle of the corpus. */
  readonly reportId: string;
}

/** An empty project. */
export function makeEmpty(path: string): void {
  createProject(path, { name: 'Empty', coderName: 'Wei' }, openOptions).close();
}

/** Writes the corpus of this size to a new project. */
export function makeStudy(path: string, size: CorpusSize): Study {
  const store = createProject(path, { name: 'Reference study', coderName: 'Wei' }, openOptions);
  const writer = new StudyWriter(store, size);
  const texts = corpusTexts(size);
  for (let batch = [...take(texts, 100)]; batch.length > 0; batch = [...take(texts, 100)]) {
    store.transact(writer.deed('imports.run'), (db) => writer.sources(db, batch));
  }
  const { busyCodeId, reportId } = writer;
  store.close();
  return { path, busyCodeId, reportId };
}

/** A project with one text several times: without codings, and with each of these numbers of codings. */
export function makeLongStudy(path: string, text: string, codings: readonly number[]): string[] {
  const store = createProject(path, { name: 'Long texts', coderName: 'Wei' }, openOptions);
  const writer = new StudyWriter(store, { scale: 1, codings: 1 });
  const ids: string[] = [];
  for (const count of [0, ...codings]) {
    const source = { kind: 'document', className: 'report', date: '2025', language: 'en', text } as const;
    store.transact(writer.deed('imports.run'), (db) => {
      ids.push(writer.source(db, { ...source, title: `${count} codings` }, count));
    });
  }
  store.close();
  return ids;
}

function* take<T>(values: Iterator<T>, count: number): Generator<T> {
  for (let taken = 0; taken < count; taken += 1) {
    const next = values.next();
    if (next.done) return;
    yield next.value;
  }
}

class StudyWriter {
  busyCodeId = '';
  reportId = '';
  readonly #chance: Chance = codingChance();
  readonly #size: CorpusSize;
  readonly #coders: readonly [string, string];
  readonly #classes: ReadonlyMap<string, string>;
  readonly #who: Coding;

  constructor(store: Store, size: CorpusSize) {
    this.#size = size;
    const [main] = all(store.db, 'coder');
    const second = randomUUID();
    this.#coders = [main?.id ?? '', second];
    const made = store.transact(this.deed('codes.create'), (db) => {
      insert(db, 'coder', {
        id: second,
        name: 'Lena',
        kind: 'person',
        personId: null,
        program: null,
        createdAt: NOW,
      });
      const classes = ['news', 'report', 'interview'].map((name, place) =>
        insert(db, 'class', {
          id: randomUUID(),
          name,
          coverage: 'complete',
          frameSize: null,
          position: place + 1,
        }),
      );
      return { classes, codes: writeCodebook(db) };
    }).result;
    this.#classes = new Map(made.classes.map(({ id, name }) => [name, id]));
    const [busyCodeId = '', ...codeIds] = made.codes;
    this.busyCodeId = busyCodeId;
    this.#who = { coders: this.#coders, busyCodeId, busyShare: 0.16, codeIds };
  }

  deed(method: string) {
    return { method, coderId: this.#coders[0], at: NOW, group: randomUUID() };
  }

  sources(db: WriteDb, texts: readonly CorpusText[]): void {
    for (const text of texts) this.source(db, text, this.#codingsOf(text));
  }

  /** As many codings for a source as its length suggests; all sources together have about the wanted number. */
  #codingsOf({ className }: CorpusText): number {
    const mean = meanCodings(className, this.#size);
    return Math.floor(mean * 2 * this.#chance.next() + this.#chance.next());
  }

  source(db: WriteDb, text: CorpusText, codings: number): string {
    const classId = this.#classes.get(text.className) ?? null;
    const source = writeSource(db, text, { classId, coderId: this.#coders[0] });
    if (text.className === 'report') this.reportId = source.id;
    const whole = new Set<string>();
    const place = { source, text: text.text };
    for (let made = 0; made < codings; made += 1)
      insert(db, 'coding', newCoding(this.#chance, this.#who, place, whole));
    return source.id;
  }
}
