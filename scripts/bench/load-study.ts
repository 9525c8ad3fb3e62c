// The largest study that Concord is tested with: 10,000 sources, one of them with 5 million characters; 1,000,000
// codings with 5,000 codes; 100,000 acts in the history. Texts are imported a hundred at a time with most of their
// codings, as from another program, and then coded further, one act for each coding.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { MemoRecord, SourceRecord } from '#core/records.ts';
import type { Deed } from '#db/append.ts';
import { createProject } from '#db/create-project.ts';
import type { WriteDb } from '#db/handles.ts';
import type { StagedAct } from '#db/stage.ts';
import type { Store } from '#db/store.ts';
import { all, insert } from '#db/write.ts';
import type { Chance } from '../chance.ts';
import { newCoding, type Coding } from './coding.ts';
import { codingChance, longText, NOW, scaled, textsOf, type CorpusText, type KindOfText } from './corpus.ts';
import { writeLargeCodebook } from './large-codebook.ts';
import { writeSource } from './source.ts';

/** The ids that the rows need. */
export interface LoadStudy {
  readonly path: string;
  /** A code with a hundredth of all codings. */
  readonly codeId: string;
  /** The text of 5 million characters. */
  readonly longId: string;
  readonly longLength: number;
  readonly codings: number;
  readonly acts: number;
}

const CODINGS = 1_000_000;
const ACTS = 100_000;
const LONG = 5_000_000;
const TEXTS_PER_BATCH = 100;
/** One of this many acts that import no texts writes a memo. */
const MEMO_EVERY = 50;

/** Together with the long text, 10,000 sources; the long text has the remaining hundredth of the codings. */
const kinds: readonly KindOfText[] = [
  { className: 'news', kind: 'document', count: 9000, length: 3000, share: 0.44 },
  { className: 'report', kind: 'document', count: 900, length: 30_000, share: 0.5 },
  { className: 'interview', kind: 'interview', count: 99, length: 12_000, share: 0.05 },
];

/** The study at `path`; written unless an earlier run has done so. */
export async function loadStudyAt(path: string, scale: number): Promise<LoadStudy> {
  const account = `${path}.json`;
  // Written last, so that an interrupted run is repeated.
  if (existsSync(account)) return { ...(JSON.parse(readFileSync(account, 'utf8')) as LoadStudy), path };
  mkdirSync(dirname(path), { recursive: true });
  const making = `${path}.making`;
  for (const left of [making, `${making}-wal`, `${making}-shm`]) rmSync(left, { force: true });
  const made = await new LoadWriter(making, scale).write();
  renameSync(making, path);
  rmSync(`${making}-lock`, { force: true });
  const study = { ...made, path };
  writeFileSync(account, JSON.stringify(study));
  return study;
}

interface Placed {
  readonly source: SourceRecord;
  readonly text: string;
  readonly whole: Set<string>;
}

class LoadWriter {
  readonly #store: Store;
  readonly #scale: number;
  readonly #chance: Chance = codingChance();
  readonly #coders: readonly [string, string];
  readonly #classes = new Map<string, string>();
  #who: Coding;
  /** How many codings were imported with texts so far. */
  #imported = 0;

  constructor(path: string, scale: number) {
    const project = { name: 'Load study', coderName: 'Wei' };
    this.#store = createProject(path, project, { who: 'bench', now: NOW });
    this.#scale = scale;
    this.#coders = [all(this.#store.db, 'coder')[0]?.id ?? '', randomUUID()];
    this.#who = { coders: this.#coders, busyCodeId: '', busyShare: 0.01, codeIds: [] };
  }

  async write(): Promise<Omit<LoadStudy, 'path'>> {
    const texts = kinds.reduce((sum, { count }) => sum + scaled(count, this.#scale), 0);
    const batches = Math.ceil(texts / TEXTS_PER_BATCH);
    // The other acts make the project, its codes, the batches and the long text.
    const single = Math.max(0, Math.round(ACTS * this.#scale) - batches - 3);
    const memos = Math.floor(single / MEMO_EVERY);
    const toImport = Math.round(CODINGS * this.#scale) - (single - memos);

    await this.#store.stage('codes', (act) => this.#begin(act));
    const rest = textsOf(kinds, this.#scale);
    for (let batch = 0; batch < batches; batch += 1) {
      const from = Math.round((single * batch) / batches);
      const to = Math.round((single * (batch + 1)) / batches);
      // One after another: each batch is one transaction.
      await this.#store.stage('texts', (act) => this.#batch(act, rest, toImport, [from, to]));
    }
    let longId = '';
    const longLength = Math.max(50_000, Math.round(LONG * this.#scale));
    await this.#store.stage('text', async (act) => {
      const text = longText(longLength);
      const archive = { kind: 'document', className: 'archive', date: '2025', language: 'en' } as const;
      const row = { ...archive, title: 'The whole archive', text };
      act(this.#deed('imports.run'), (db) => {
        longId = this.#text(db, row, Math.max(0, toImport - this.#imported)).source.id;
      });
    });
    const count = (table: string): number =>
      Number(this.#store.db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    const made = {
      codeId: this.#who.busyCodeId,
      longId,
      longLength,
      codings: count('coding'),
      acts: count('change'),
    };
    this.#store.close();
    return made;
  }

  #deed(method: string): Deed {
    return { method, coderId: this.#coders[0], at: NOW, group: randomUUID() };
  }

  async #begin(act: StagedAct): Promise<void> {
    act(this.#deed('codes.create'), (db) => {
      const [, id] = this.#coders;
      insert(db, 'coder', {
        id,
        name: 'Lena',
        kind: 'person',
        personId: null,
        program: null,
        createdAt: NOW,
      });
      for (const [place, name] of ['news', 'report', 'interview', 'archive'].entries()) {
        const coverage = name === 'report' ? 'sampled' : 'complete';
        const frameSize = name === 'report' ? 5000 : null;
        const row = { id: randomUUID(), name, coverage, frameSize, position: place + 1 } as const;
        this.#classes.set(name, insert(db, 'class', row).id);
      }
      const [busyCodeId = '', ...codeIds] = writeLargeCodebook(db, this.#scale);
      this.#who = { ...this.#who, busyCodeId, codeIds };
    });
  }

  /** Imports the next texts, then codes them one act at a time. */
  async #batch(
    act: StagedAct,
    rest: Iterator<CorpusText>,
    toImport: number,
    [from, to]: readonly [from: number, to: number],
  ): Promise<void> {
    const texts = act(this.#deed('imports.run'), (db) => {
      const placed: Placed[] = [];
      for (let next = rest.next(); !next.done; next = rest.next()) {
        placed.push(this.#text(db, next.value, this.#codingsOf(next.value, toImport)));
        if (placed.length === TEXTS_PER_BATCH) break;
      }
      return placed;
    }).result;
    for (let number = from + 1; number <= to; number += 1) {
      const place = this.#chance.of(texts);
      if (number % MEMO_EVERY === 0)
        act(this.#deed('memos.create'), (db) => insert(db, 'memo', this.#memo(place.source, number)));
      else
        act(this.#deed('codings.apply'), (db) =>
          insert(db, 'coding', newCoding(this.#chance, this.#who, place, place.whole)),
        );
    }
  }

  /** Between a quarter and seven quarters of the class's average. */
  #codingsOf({ className }: CorpusText, toImport: number): number {
    const kind = kinds.find((each) => each.className === className);
    const mean = kind ? (toImport * kind.share) / scaled(kind.count, this.#scale) : 0;
    return Math.round(mean * (0.25 + 1.5 * this.#chance.next()));
  }

  #text(db: WriteDb, text: CorpusText, codings: number): Placed {
    const classId = this.#classes.get(text.className) ?? null;
    const source = writeSource(db, text, { classId, coderId: this.#coders[0] });
    const placed = { source, text: text.text, whole: new Set<string>() };
    for (let made = 0; made < codings; made += 1)
      insert(db, 'coding', newCoding(this.#chance, this.#who, placed, placed.whole));
    this.#imported += codings;
    return placed;
  }

  #memo(source: SourceRecord, number: number): MemoRecord {
    return {
      id: randomUUID(),
      title: `Memo ${number}`,
      body: `What ${source.title} says.`,
      about: 'source',
      sourceId: source.id,
      codeId: null,
      codingId: null,
      respondentId: null,
      coderId: this.#coders[0],
      createdAt: NOW,
      updatedAt: NOW,
    };
  }
}
