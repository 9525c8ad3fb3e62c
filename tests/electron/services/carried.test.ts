// Characters that UTF-8, SQLite or XML cannot hold, passed in by any window.
import { describe, expect, it } from 'vitest';
import { dump } from '../../helpers/dump.ts';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

describe('characters that UTF-8 cannot hold', () => {
  it('are replaced before they are stored, so that undo recognises its own rows', async () => {
    await using project = await testProject();
    const { api, store } = project;
    const before = dump(store());

    const code = await api.codes.create({ name: 'half \uD83D a pair', shortDefinition: 'a \0 too' });
    const { tables } = await api.project.records();
    await api.history.undo();

    expect(code).toMatchObject({ name: 'half \uFFFD a pair', shortDefinition: 'a \uFFFD too' });
    expect(tables.code).toEqual([code]);
    expect(dump(store())).toBe(before);
  });

  it('are replaced in a note without moving the codings behind them', async () => {
    await using project = await testProject();
    const { api } = project;
    const { sources, codes } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, codes.guide, 'window');

    const { source } = await api.notes.save({
      sourceId: sources.first.id,
      textHash: sources.first.textHash,
      doc: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: '\uDE00\0\rwindow' }] }],
      },
      moved: [{ id: coding.id, start: 3, end: 9 }],
    });

    expect((await api.sources.text({ id: source.id })).text).toBe('\uFFFD\uFFFD window');
    expect((await api.project.check()).problems).toEqual([]);
  });
});
