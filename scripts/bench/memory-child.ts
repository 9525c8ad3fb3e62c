// Does a day's work on the project given as an argument, as the main process would, and prints the memory held then.
import { opened } from './workbench.ts';

const [path = '', reportId = '', codeId = '', texts = ''] = process.argv.slice(2);

await using project = opened(path);
const { api } = project;
await api.project.records();
const { source } = await api.sources.text({ id: reportId });
for (let place = 0; place < 100; place += 1) {
  const span = { start: place * 11, end: place * 11 + 30 };
  await api.codings.apply({ sourceId: reportId, textHash: source.textHash, codeId, span });
}
for (const unit of ['sources', 'respondents', 'passages', 'codings', 'characters'] as const) {
  await api.tallies.count({ by: 'class', unit, of: 'codes' });
}
await api.passages.list({ request: {}, cell: { codeId } });
await api.comparisons.count();
await api.search.prepare();
for (const text of ['的', 'ta re mi', '一']) await api.search.hits({ request: { query: { text } } });
await api.imports.run({ files: [{ reference: texts, name: 'texts' }] });
console.log(process.memoryUsage.rss());
