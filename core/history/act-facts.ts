// What an act did, from its own change and from what was kept with it: names as they were then, from and to. No word of it
// is prose; `words/act-sentence.ts` says it.
import type { Change } from '../change.ts';
import { codeFacts } from './code-facts.ts';
import { codingFacts, movedCodingsFacts } from './coding-facts.ts';
import { judgedFacts } from './judged-facts.ts';
import { plainFacts, type ActFacts } from './facts.ts';
import { rowsOfAct, type ActRows } from './rows-of-act.ts';
import { replacedTextFacts, sourceFacts } from './source-facts.ts';
import { thingFacts } from './thing-facts.ts';
import type { Told } from './told.ts';

/** What the act did; null where there is no sentence for it but the name of its method. */
export function actFacts(method: string, change: Change, told: Told): ActFacts | null {
  // A project is made and filled with rows of every sort.
  if (method.startsWith('project.')) return null;
  if (told.reason !== undefined)
    return { ...plainFacts('gave_reason'), value: { of: 'text', from: null, to: told.reason } };
  const rows = rowsOfAct(change, told);
  return (
    importFacts(rows) ??
    replacedTextFacts(rows, method) ??
    movedCodingsFacts(rows) ??
    codeFacts(rows) ??
    codingFacts(rows) ??
    judgedFacts(rows) ??
    sourceFacts(rows, method) ??
    thingFacts(rows)
  );
}

function importFacts({ added }: ActRows): ActFacts | null {
  const [run] = added('importRun');
  if (run) return { ...plainFacts('imported', run.imported), file: run.name };
  const [exchange] = added('exchange');
  if (!exchange) return null;
  return { ...plainFacts('imported_project', added('coding').length), file: exchange.name };
}
