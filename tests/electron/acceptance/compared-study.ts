// The worked example of a comparison as a real project: forty reviewed documents and seventeen respondents, with each
// theme in as many of them as the example says.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from '../../helpers/project.ts';
import { workedExample } from '../../core/statistics/worked-example.ts';

/** Adds, codes and reviews the sources. */
export async function comparedStudy({ api, folder }: TestProject): Promise<void> {
  const { n_documents, n_respondents, themes } = workedExample;
  const place = join(folder, 'news');
  mkdirSync(place);
  for (let number = 1; number <= n_documents; number += 1) {
    writeFileSync(join(place, `${number}.txt`), `Document ${number} refers to this and that.`);
  }
  const csv = Array.from(
    { length: n_respondents },
    (_, row) => `N${row + 1},"Says, among other things, this."`,
  );
  writeFileSync(join(folder, 'interviews.csv'), ['respondent,text', ...csv].join('\n'));
  await api.imports.run({ files: [{ reference: place, name: 'news' }], className: 'news' });
  await api.imports.run({
    files: [{ reference: join(folder, 'interviews.csv'), name: 'interviews.csv' }],
    kind: 'interview',
  });

  const { tables } = await api.project.records();
  const documents = tables.source.filter(({ kind }) => kind === 'document');
  const interviews = tables.source.filter(({ kind }) => kind === 'interview');
  for (const [index, name] of themes.entries()) {
    const theme = await api.codes.create({ name, isTheme: true });
    const marked = [
      ...documents.slice(0, workedExample.documents[index]),
      ...interviews.slice(0, workedExample.respondents[index]),
    ];
    for (const { id, textHash } of marked) {
      await api.codings.apply({ sourceId: id, textHash, codeId: theme.id, span: { start: 0, end: 4 } });
    }
  }
  await api.sources.setReviewed({ ids: [...documents, ...interviews].map(({ id }) => id), reviewed: true });
}
