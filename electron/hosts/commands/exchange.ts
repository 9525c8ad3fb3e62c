// Bringing in a project file of another program on the command line, and saying what became of it.
import { basename, resolve } from 'node:path';
import type { Api } from '../../api.ts';
import type { Client } from '../../rpc/client.ts';
import type { ExchangeReport } from '../../services/exchange-import.ts';
import type { Terminal } from '../terminal.ts';
import { jsonReport } from './json-report.ts';

/** So many remarks of one kind are said one by one; of more, a line says how many there are. */
const NAMED = 5;

/** Brings in the file and prints what is to be known of it; `report` is where the whole report is written. */
export async function bringInExchange(
  api: Client<Api>,
  path: string,
  { signal, report, terminal }: { signal: AbortSignal; report: string | undefined; terminal: Terminal },
): Promise<void> {
  const keep = jsonReport(report);
  const file = { reference: resolve(path), name: basename(path) };
  const told = await api.exchange.bringIn(
    { file },
    {
      signal,
      onProgress: ({ done, total, name }) => terminal.report(`${done} / ${total} ${name ?? ''}`),
    },
  );
  terminal.report('');
  keep(told);
  for (const line of linesOf(told, terminal)) terminal.print(line);
}

function linesOf({ made, remarks }: ExchangeReport, { words: { t } }: Terminal): string[] {
  const lines: string[] = [];
  const said = new Map<string, number>();
  for (const { key, parameters } of remarks) {
    const count = (said.get(key) ?? 0) + 1;
    said.set(key, count);
    if (count <= NAMED) lines.push(t(key, { ...parameters }));
  }
  const more = [...said.values()].reduce((sum, count) => sum + Math.max(0, count - NAMED), 0);
  if (more > 0) lines.push(t('command_line:exchange_more', { count: more }));
  const { coder = 0, code = 0, source = 0, coding = 0, memo = 0 } = made;
  lines.push(t('command_line:exchange_in', { coder, code, source, coding, memo }));
  return lines;
}
