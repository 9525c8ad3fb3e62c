// The paragraphs of all texts, read once and read again only where a text has changed.
import { expect, it } from 'vitest';
import { Counting } from '#electron/engines/counting.ts';
import { Searching } from '#electron/engines/searching.ts';
import { lines, testProject } from '../../helpers/project.ts';

it('gives the paragraphs of every text, and of a text that was changed those of the new one', async () => {
  await using project = await testProject();
  const { api, store } = project;
  const first = await api.imports.paste({ title: 'One', text: 'A line.\n\n  Another. \n', kind: 'document' });
  const second = await api.imports.paste({ title: 'Two', text: '一段。\n又一段。', kind: 'interview' });
  const counting = new Counting(store().db);
  const searching = new Searching(store().db, counting);
  const sourceOf = (id: string) => counting.corpus.tables.source.get(id)!;
  try {
    const paragraphs = await searching.paragraphs();
    expect(paragraphs(sourceOf(first.id))).toEqual([
      { start: 0, end: 7 },
      { start: 11, end: 19 },
    ]);
    expect(paragraphs(sourceOf(second.id))).toHaveLength(2);

    const { id: sourceId, textHash } = second;
    await api.notes.save({ sourceId, textHash, doc: lines('一段。'), moved: [] });
    counting.forget();

    const again = await searching.paragraphs();
    expect(again(sourceOf(second.id))).toEqual([{ start: 0, end: 3 }]);
    expect(again(sourceOf(first.id))).toHaveLength(2);
  } finally {
    searching.close();
  }
});

it('is cancelled while it reads', async () => {
  await using project = await testProject();
  await project.api.imports.paste({ title: 'One', text: 'A line.', kind: 'document' });
  const stop = new AbortController();
  const asked = { by: 'paragraph', of: 'codes' } as const;
  const counted = project.api.tallies.relations(asked, { signal: stop.signal });
  stop.abort();

  await expect(counted).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }));
});
