// Groups that another act interrupts: undo goes strictly back in time and never gets stuck.
import { describe, expect, it } from 'vitest';
import { dump } from '../../helpers/dump.ts';
import { testProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';

describe('a group that another act interrupts', () => {
  it('is undone from its end to its beginning, with the other act in its turn', async () => {
    await using project = await testProject();
    const { api, store } = project;
    const states = [dump(store())];
    const { id } = await api.codes.create({ name: 'first' }, { group: 'import' });
    states.push(dump(store()));
    await api.codes.update({ id, name: 'renamed by hand' });
    states.push(dump(store()));
    await api.codes.update({ id, shortDefinition: 'of the import' }, { group: 'import' });
    await api.codes.create({ name: 'second' }, { group: 'import' });
    states.push(dump(store()));

    for (const expected of states.slice(0, -1).toReversed()) {
      await api.history.undo();
      expect(dump(store())).toBe(expected);
    }
    for (const expected of states.slice(1)) {
      await api.history.redo();
      expect(dump(store())).toBe(expected);
    }
  });

  it('can still be undone when imported rows were coded meanwhile', async () => {
    await using project = await testProject();
    const { api, store, session, faults } = project;
    const { codes } = await smallStudy(project);
    const before = dump(store());
    const note = await api.interviews.create({ label: 'N12' }, { group: 'import' });
    await api.sources.classify({ id: note.id, codeId: codes.market.id });
    await api.interviews.create({ label: 'N13' }, { group: 'import' });

    while (dump(store()) !== before)
      expect(await session.call('history.undo', {})).toMatchObject({ ok: true });

    expect(faults).toEqual([]);
  });

  it('can be continued after it was undone', async () => {
    await using project = await testProject();
    const { api, store } = project;
    await api.codes.create({ name: 'taken back' }, { group: 'typing' });
    await api.history.undo();
    const before = dump(store());
    await api.codes.create({ name: 'kept' }, { group: 'typing' });

    await api.history.undo();

    expect(dump(store())).toBe(before);
    expect((await api.history.state()).undo).toBeNull();
  });
});
