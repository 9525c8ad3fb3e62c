// Loads the texts of the project given as an argument for searching, searches, and prints how much the memory of the
// process has grown.
import { opened } from './workbench.ts';

const [path = ''] = process.argv.slice(2);

await using project = opened(path);
const { api } = project;
await api.project.records();
// The first rows of hits show their codes, for which all codings are read, as for any count. Those are no texts.
await api.tallies.count();
const before = process.memoryUsage.rss();
await api.search.prepare();
await api.search.run({ request: { query: { text: '的' } } });
await api.search.hits({ request: { query: { text: '的' } } });
console.log(process.memoryUsage.rss() - before);
