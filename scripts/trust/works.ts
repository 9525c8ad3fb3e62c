// The work of an analyst whose program will be killed: for each kind of work one round, which is repeated.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import type { Chance } from '../chance.ts';

/** Where a round of work is done, and how it reports acknowledgements other than acts. */
export interface Desk {
  readonly api: Client<Api>;
  readonly by: Chance;
  /** The folder for files to import or export. */
  readonly folder: string;
  /** The number of the round, different in every program that worked in this folder. */
  readonly round: string;
  readonly answered: (what: string) => void;
}

export const worksOnOpenStudy = [
  'coding',
  'notes',
  'import',
  'exchange',
  'merge',
  'snapshot',
  'export',
] as const;
export type WorkOnOpenStudy = (typeof worksOnOpenStudy)[number];

/** The exchange file in that folder that `exchange` imports. */
export const EXCHANGE_FILE = 'theirs.qdpx';

/** The name under which a study that was lost from its place is saved, in the folder for files. */
export const SAVED = 'saved.concord';

export const works: Readonly<Record<WorkOnOpenStudy, (desk: Desk) => Promise<unknown>>> = {
  async coding({ api, by }) {
    const { tables } = await api.project.records();
    const codes = tables.code.filter(({ status }) => status === 'draft');
    if (codes.length < 3) return api.codes.create({ name: `code ${by.below(1e9)}` });
    const { id: codeId } = by.of(codes);
    const { id: sourceId, textHash, length } = by.of(tables.source);
    const codings = await api.codings.of({ sourceId });
    switch (by.below(7)) {
      case 0:
        return api.codes.create({ name: `code ${by.below(1e9)}` });
      case 1:
        return codings.length > 0 && api.codings.remove({ ids: [by.of(codings).id] });
      case 2:
        return api.history.undo();
      case 3:
        return api.history.redo();
      case 4:
        return (
          codings.length > 0 &&
          api.memos.add({ about: 'coding', subjectId: by.of(codings).id, body: 'why '.repeat(by.below(400)) })
        );
      default: {
        if (length < 2) return null;
        const start = by.below(length - 1);
        const span = { start, end: start + 1 + by.below(Math.min(90, length - start - 1)) };
        return api.codings.apply({ sourceId, textHash, codeId, span });
      }
    }
  },

  async notes({ api, by }) {
    const { tables } = await api.project.records();
    const interviews = tables.source.filter(({ label }) => label?.startsWith('K'));
    if (interviews.length < 3) return api.interviews.create({ label: `K${by.below(1e6)}` });
    const { id: sourceId, textHash } = by.of(interviews);
    const codings = await api.codings.of({ sourceId });
    return api.notes.save({
      sourceId,
      textHash,
      doc: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'word '.repeat(10 + by.below(4000)) }] },
        ],
      },
      moved: [],
      removed: codings.map(({ id }) => id),
      apply: [{ codeId: by.of(tables.code).id, span: { start: 0, end: 1 + by.below(40) } }],
    });
  },

  async import({ api, by, folder, round }) {
    const texts = join(folder, `texts ${round}`);
    mkdirSync(texts);
    for (let number = 0; number < 30; number += 1)
      writeFileSync(
        join(texts, `${number}.txt`),
        `${round} ${number}. ${'At the fair. '.repeat(by.below(3000))}`,
      );
    return api.imports.run({ files: [{ reference: texts, name: basename(texts) }], kind: 'document' });
  },

  exchange: ({ api, folder }) =>
    api.exchange.bringIn({
      file: { reference: join(folder, EXCHANGE_FILE), name: EXCHANGE_FILE },
      merge: false,
    }),

  async merge({ api, by, round }) {
    const { tables } = await api.project.records();
    const made = [
      await api.codes.create({ name: `${round} a` }),
      await api.codes.create({ name: `${round} b` }),
    ];
    const [from, into] = made.map(({ id }) => id);
    if (from === undefined || into === undefined) return null;
    const sourceIds = tables.source.map(({ id }) => id);
    await api.codings.applyToSources({ sourceIds, codeId: from });
    await api.codings.applyToSources({ sourceIds: sourceIds.slice(by.below(20)), codeId: into });
    await api.codes.merge({ fromIds: [from], intoId: into });
    return by.below(2) === 0 && api.history.undo();
  },

  async snapshot({ api, by, round, answered }) {
    await api.memos.add({ about: 'free', title: round, body: 'a thought '.repeat(by.below(20_000)) });
    const { id } = await api.snapshots.make({ name: round });
    answered(`snapshot ${id}`);
  },

  async export({ api, folder, round, answered }) {
    const table = `passages ${round}.csv`;
    await api.exports.passages({ to: join(folder, table), format: 'csv' });
    answered(`file ${table}`);
    const copy = `copy ${round}.concord`;
    await api.project.saveCopy({ to: join(folder, copy) });
    answered(`file ${copy}`);
  },
};
