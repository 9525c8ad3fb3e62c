// Two files of a study that were long without each other: much waits for a decision in one of them.
import { lines, type TestProject } from './project.ts';
import { codeWords, NOTE } from './study.ts';
import { twoReplicas } from './two-replicas.ts';

/** What Lin has coded where the words are gone. */
export const PHRASES = ['association', 'window', 'policy', 'Sees the'];

async function write({ api }: TestProject, sourceId: string, text: string): Promise<void> {
  const { source } = await api.sources.text({ id: sourceId });
  await api.notes.save({ sourceId, textHash: source.textHash, doc: lines(text), moved: [] });
}

/** Lin has rewritten two notes and coded in a third, all of which Wei has rewritten too. */
export async function afterWeeks() {
  const files = await twoReplicas();
  const { wei, lin, study } = files;
  const { first, second, other } = study.sources;
  for (const { id } of [first, second]) {
    await write(wei.project, id, 'Wei: all of it.');
    await write(lin.project, id, 'Lin: all of it.');
  }
  await write(wei.project, other.id, NOTE.split('\n').slice(1).join('\n'));
  for (const phrase of PHRASES) await codeWords(lin.project, other, study.codes.guide, phrase);
  await wei.replica.sync();
  await lin.replica.sync();
  const { api } = lin.project;
  const waiting = async (): Promise<string[]> =>
    (await api.team.waiting({})).held.map(({ why }) => why).sort();
  const ids = async (reason: string): Promise<string[]> =>
    (await api.team.waiting({})).held.filter(({ why }) => why === reason).map(({ id }) => id);
  const text = async (): Promise<string> => (await api.sources.text({ id: first.id })).text;
  return { ...files, api, waiting, ids, text };
}
