import { describe, expect, test } from 'vitest';
import { expectCommand } from '../../helpers/laws.ts';
import { spanOf } from '../../helpers/marked.ts';
import type { Block } from '#core/text/rich-text.ts';
import { lines, testProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';

describe('writing notes', () => {
  test('saves the text and the moved codings together', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, codes.connector, 'a window');
    const text = `Met in the lobby.\n${NOTE}`;

    const { source } = await expectCommand(project, () =>
      project.api.notes.save({
        sourceId: sources.first.id,
        textHash: sources.first.textHash,
        doc: lines(text),
        moved: [{ id: coding.id, ...spanOf(text, 'a window') }],
      }),
    );

    const read = await project.api.sources.text({ id: source.id });
    expect(read.text).toBe(text);
    expect(read.text.slice(read.codings[0]?.start ?? 0, read.codings[0]?.end ?? 0)).toBe('a window');
    expect((await project.api.project.check()).problems).toEqual([]);
  });

  test('writes only the codings that a save moves', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const still = await codeWords(project, sources.first, codes.connector, 'a window');
    const later = await codeWords(project, sources.first, codes.guide, NOTE.slice(-9));
    const [before, after] = [NOTE.slice(0, -9), NOTE.slice(-9)];
    const text = `${before}then ${after}`;
    const { sqlite } = project.store().db;
    // This project belongs to the test alone; a trigger records what is written to its codings.
    sqlite.exec(`
      CREATE TEMP TABLE written (id TEXT);
      CREATE TEMP TRIGGER note_written AFTER UPDATE ON coding BEGIN INSERT INTO written VALUES (new.id); END`);

    await project.api.notes.save({
      sourceId: sources.first.id,
      textHash: sources.first.textHash,
      doc: lines(text),
      moved: [
        { id: still.id, ...spanOf(text, 'a window') },
        { id: later.id, ...spanOf(text, after) },
      ],
    });

    expect(sqlite.prepare('SELECT id FROM written').pluck().all()).toEqual([later.id]);
    expect((await project.api.project.check()).problems).toEqual([]);
  });

  test('refuses a save in which a coding is neither moved nor removed, and changes nothing', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.connector, 'a window');

    const call = project.api.notes.save({
      sourceId: sources.first.id,
      textHash: sources.first.textHash,
      doc: lines('All new.'),
      moved: [],
    });

    await expect(call).rejects.toMatchObject({ key: 'errors:coding_not_placed' });
    expect((await project.api.sources.text({ id: sources.first.id })).text).toBe(NOTE);
  });

  test('saves an unsaved note in the same command that codes it', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const text = `${NOTE}\nAdds a remark on training.`;

    const { added } = await expectCommand(project, () =>
      project.api.notes.save({
        sourceId: sources.other.id,
        textHash: sources.other.textHash,
        doc: lines(text),
        moved: [],
        apply: [{ codeId: codes.guide.id, span: spanOf(text, 'training') }],
      }),
    );

    expect(text.slice(added[0]?.start ?? 0, added[0]?.end ?? 0)).toBe('training');
  });

  test('refuses a document with a script, an unknown node or a javascript link', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const save = (block: object) =>
      project.api.notes.save({
        sourceId: sources.first.id,
        textHash: sources.first.textHash,
        doc: { type: 'doc', content: [block as Block] },
        moved: [],
      });
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } };

    await expect(save({ type: 'script' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      save({ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [link] }] }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});
