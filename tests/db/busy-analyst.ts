// A program of its own that works on a project as fast as it can until it is killed: each act that Concord has
// acknowledged is a line on standard output, the number of its row in the history and the hash of that row.
// Arguments: the project, and a seed.
import { openStore } from '#db/open.ts';
import { hashOf } from '#db/write.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { createReading } from '#electron/reading.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';

const [, , path = '', seed = '1'] = process.argv;
const settings = new Settings(`${path}-home`);
const session = new Session({
  settings,
  files: { input: (reference) => reference, output: (reference) => reference },
  reading: createReading(),
  log: (_name, error) => process.stderr.write(`${String(error)}\n`),
  language: 'en',
  browsesFolders: false,
});
// The test holds the other end of standard input: when it is gone, however it went, so is this.
process.stdin.resume().on('close', () => process.exit(0));
session.adopt(openStore(path, { who: 'analyst', now: new Date().toISOString() }));
const api = clientOf(session);

let row = '';
session.subscribe((news) => {
  if (news.type === 'change') row = `${news.seq} ${hashOf(JSON.stringify(news.change))}`;
});

let state = Number(seed);
/** A whole number below `limit`, the same ones for the same seed (Lehmer, modulus 2^31 - 1). */
function chance(limit: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % limit;
}

async function act(): Promise<unknown> {
  const { tables } = await api.project.records();
  const pick = <Row>(rows: readonly Row[]): Row | undefined => rows[chance(Math.max(1, rows.length))];
  const code = pick(tables.code.filter(({ status }) => status === 'draft'));
  const source = pick(tables.source);
  if (!code || tables.code.length < 5) return api.codes.create({ name: `code ${chance(1e9)}` });
  if (!source || tables.source.length < 3) return api.interviews.create({ label: `N${chance(1e6)}` });
  const { id: sourceId, textHash, length } = source;
  const codings = await api.codings.of({ sourceId });
  switch (chance(8)) {
    case 0:
      return api.codes.create({ name: `code ${chance(1e9)}` });
    case 1: {
      const other = pick(tables.code.filter(({ status, id }) => status === 'draft' && id !== code.id));
      return tables.code.length > 12 && other
        ? api.codes.merge({ fromIds: [code.id], intoId: other.id })
        : null;
    }
    case 2:
      return api.history.undo();
    case 3:
      return api.history.redo();
    case 4:
    case 5:
      return api.notes.save({
        sourceId,
        textHash,
        doc: {
          type: 'doc',
          content: [
            { type: 'paragraph', content: [{ type: 'text', text: 'word '.repeat(10 + chance(2000)) }] },
          ],
        },
        moved: [],
        removed: codings.map(({ id }) => id),
        apply: [{ codeId: code.id, span: { start: 0, end: 1 + chance(40) } }],
      });
    case 6: {
      const coding = pick(codings);
      return coding ? api.memos.add({ about: 'coding', subjectId: coding.id, body: 'why' }) : null;
    }
    default: {
      if (length < 2) return null;
      const start = chance(length - 1);
      const span = { start, end: start + 1 + chance(length - start) };
      return api.codings.apply({ sourceId, textHash, codeId: code.id, span });
    }
  }
}

for (;;) {
  row = '';
  // Acts follow one another; what the rules refuse is not done and not told.
  // oxlint-disable-next-line no-await-in-loop
  await act().catch((error: { code?: string }) => {
    if (error.code === 'internal' || error.code === undefined) throw error;
  });
  if (row !== '') process.stdout.write(`${row}\n`);
}
