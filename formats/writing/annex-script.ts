// The script of an annex as text: the functions of formats/annex-page, each in its own words, and the call that joins them.
import { createHash } from 'node:crypto';
import { readIndex } from '#core/annex/read-index.ts';
import { makeElement } from '../annex-page/elements.ts';
import { annexList } from '../annex-page/list.ts';
import { annexPage } from '../annex-page/page.ts';
import { annexTables } from '../annex-page/tables.ts';
import { annexTexts } from '../annex-page/texts.ts';

/** The script. It is the same in every annex, and holds nothing of a study. Throws if it could end its own element. */
export function annexScript(): string {
  const parts = { readIndex, makeElement, annexTexts, annexTables, annexList };
  const written = Object.entries(parts).map(([name, part]) => `${name}: ${String(part)}`);
  const script = `(${String(annexPage)})({\n${written.join(',\n')}\n});\n`.replaceAll('\r\n', '\n');
  if (/<\/script|<!--/i.test(script)) throw new Error('The script of the annex ends its own element');
  return script;
}

/** How a content security policy names a script or a style that may stand in the page. */
export function policyHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
