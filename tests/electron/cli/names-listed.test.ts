// Lists of names that people type: with commas between them and within them, in English and in Chinese.
import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { isFoundBy, namesListed } from '#electron/hosts/commands/names-listed.ts';

const things = ['news', 'policy', 'Sources, by class', 'A', 'B', 'A,B', '政策、法规', '新闻'];
const listed = (list: string): string[] => namesListed(list, (name) => things.includes(name));

describe('a list of names', () => {
  it.each([
    ['news, policy', ['news', 'policy']],
    ['Sources, by class', ['Sources, by class']],
    ['news,Sources, by class ,policy', ['news', 'Sources, by class', 'policy']],
    ['新闻，政策、法规', ['新闻', '政策、法规']],
    ['新闻、news', ['新闻', 'news']],
    // Both are meant where each is something, too.
    ['A,B', ['A', 'B']],
    ['gone, by class', ['gone', 'by class']],
    ['', ['']],
    [',', ['']],
    ['news,', ['news']],
    ['news,,policy', ['news', '', 'policy']],
  ])('“%s” names what it does', (list, names) => {
    expect(listed(list)).toEqual(names);
  });

  it('takes what several things are called for a name, and no other error for one that is missing', () => {
    const find = (name: string): string => {
      if (name === 'one') return name;
      throw new AppError(name === 'two' ? 'invalid' : 'not_found', 'errors:name_twice', { name });
    };

    expect(['one', 'two', 'three'].map(isFoundBy(find))).toEqual([true, true, false]);
  });
});
