// Packages a study of 1,350 texts within a heap that could not hold them all.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { initial } from '#core/tables/all.ts';
import { insert } from '#db/write.ts';
import { keepText } from '#electron/services/texts.ts';
import { openStore } from '#db/open.ts';
import { openOptions } from '../../helpers/project.ts';
import { terminal } from './concord.ts';

const SOURCES = 1_350;
const PARAGRAPH = `王小明谈到联盟与企业的联系。${'供需对接之后，企业仍要自己走完余下的路。'.repeat(20)}`;
/** In JavaScript each character takes two bytes: all texts together take some 49 MB. */
const TEXT = PARAGRAPH.repeat(50).slice(0, 18_000);
/** The program itself takes most of it. */
const MAX_HEAP_MB = 50;
/**
 * For new objects, held three times over. By default this part shrinks with the heap to a megabyte and would be emptied
 * after every few texts.
 */
const MAX_YOUNG_HEAP_MB = 4;

it('1,350 texts are packaged with pseudonyms', async () => {
  using shell = terminal();
  await shell.concord('new', 'study.concord', '--coder', 'Wei');
  const store = openStore(join(shell.folder, 'study.concord'), openOptions);
  const [coderId] = store.db.sqlite.prepare('SELECT id FROM coder').pluck().all() as string[];
  const at = '2026-03-14T09:00:00.000Z';
  store.transact({ method: 'imports.run', coderId: coderId ?? '', at, group: 'all' }, (db) => {
    insert(db, 'respondent', { id: 'person', name: '王小明', position: 1, consent: null });
    const kept = keepText(db, TEXT);
    for (let number = 1; number <= SOURCES; number += 1)
      insert(db, 'source', {
        ...initial.source,
        id: `source-${number}`,
        kind: 'document',
        title: `第 ${number} 份`,
        language: 'zh-CN',
        status: 'included',
        ...kept,
        createdAt: at,
      });
  });
  store.close();
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] =
    `--max-old-space-size=${MAX_HEAP_MB} --max-semi-space-size=${MAX_YOUNG_HEAP_MB}`;

  const out = await shell.started('export', 'study.concord', '--package', 'large', '--pseudonyms');

  if (before === undefined) delete process.env['NODE_OPTIONS'];
  else process.env['NODE_OPTIONS'] = before;
  expect([out.status, out.stderr]).toEqual([0, '']);
  expect(readdirSync(join(shell.folder, 'large', 'texts'))).toHaveLength(SOURCES);
});
