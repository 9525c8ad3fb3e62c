// The cover of an export: what was searched, when and by whom, and a table of contents. It is no article, and its dates
// are those of the search.
import { wordsIn } from '../../text/word-count.ts';
import type { FileLine } from './file-lines.ts';

/** Lines of the covers of Nexis, Factiva and Chinese databases. */
const OF_COVER =
  /^(?:user name|user id|date and time|job number|documents? \(\d+\)|client\/matter|search (?:terms?|type|summary)|narrowed by|content type narrowed by|news timeline|results found|timestamp|检索(?:条件|式|时间|结果)|导出(?:条数|数量|时间|日期))(?![\p{L}\p{N}])/iu;
/** One such line may stand in an article, two make a cover. */
const LEAST = 2;
/** A longer line is text. */
const MAX_WORDS = 40;

/** The first line after the cover: that of a page if one begins there; 0 for a file without a cover. */
export function coverEnd(lines: readonly FileLine[]): number {
  let [found, last] = [0, -1];
  let text = lines.length;
  for (const [at, line] of lines.entries()) {
    if (OF_COVER.test(line.text.trim())) {
      found += 1;
      last = at;
    } else if (wordsIn(line.text) > MAX_WORDS) {
      text = at;
      break;
    }
  }
  if (found < LEAST) return 0;
  const page = lines.findIndex(({ beginsPage }, at) => beginsPage && at > last && at <= text);
  if (page > 0) return page;
  // A bare label has its value in the next line.
  const isBare = !/[:：=]|\s{2}|\t|\d/.test(lines[last]!.text.trim());
  return last + (isBare ? 2 : 1);
}
