// Screens show codes by their names in the language of the codebook; stored names stay as they are.
import { afterEach, expect, test } from 'vitest';
import { pathOf } from '#core/codes/codebook.ts';
import type { HeldRecords } from '#electron/services/project.ts';
import type { OpenProject } from '#electron/rpc/transport.ts';
import { heldTables } from '#core/tables/all.ts';
import { applied, clear, load, projectStore, readCodebookIn } from '#renderer/state/project.ts';
import { codeRecord } from '../../helpers/records.ts';

const guide = codeRecord({ id: 'guide', name: 'guide', name2: '标准指南' });
const market = codeRecord({ id: 'market', parentId: 'guide', name: 'market', name2: '市场' });

function open(): void {
  const records = Object.fromEntries(heldTables.map((table) => [table, []])) as unknown as HeldRecords;
  load({} as OpenProject, { ...records, code: [guide, market] });
}

afterEach(() => {
  clear();
  readCodebookIn('en');
});

test('Chinese names come first in triage keys, dialogs and paths when the codebook is read in Chinese', () => {
  open();
  readCodebookIn('zh-CN');

  const { codebook, tables } = projectStore.getState();
  expect(pathOf(codebook, 'market')).toEqual(['标准指南', '市场']);
  expect(codebook.byId.get('guide')).toMatchObject({ name: '标准指南', name2: 'guide' });
  expect(tables.code.get('guide')).toBe(guide);
});

test('the language of the codebook survives a change, and another project', () => {
  readCodebookIn('zh-CN');
  open();
  const renamed = { ...market, name2: '采购' };
  const change = { added: {}, removed: {}, updated: { code: { market: [market, renamed] } } };
  const after = applied(projectStore.getState(), change as unknown as Parameters<typeof applied>[1]);

  expect(pathOf(after.codebook, 'market')).toEqual(['标准指南', '采购']);
  clear();
  expect(projectStore.getState().codebookLanguage).toBe('zh-CN');
});
