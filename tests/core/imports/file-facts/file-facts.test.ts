import { describe, expect, test } from 'vitest';
import { classesOfFolders } from '#core/imports/file-facts/class-of-folder.ts';
import { byFileName } from '#core/imports/file-facts/file-order.ts';
import { distinctNames } from '#core/imports/file-facts/distinct-names.ts';
import { datesInNames } from '#core/imports/file-facts/date-in-name.ts';
import { kindOfFile } from '#core/imports/file-facts/kind-of-file.ts';

describe('the date in the name of a file', () => {
  test.each<[string, string | null]>([
    ['2021-03-04_Title.docx', '2021-03-04'],
    ['news/2021_03_04 Title.txt', '2021-03-04'],
    ['20210304.pdf', '2021-03-04'],
    ['新闻20210304版.txt', '2021-03-04'],
    ['2021年3月4日 会议.docx', '2021-03-04'],
    ['２０２１年３月会议.docx', '2021-03'],
    ['Minutes Mar 2021.docx', '2021-03'],
    ['Minutes_4th_March_2021.docx', '2021-03-04'],
    ['March 4, 2021.txt', '2021-03-04'],
    ['report 2021-03.pdf', '2021-03'],
    ['Annual report 2019.pdf', '2019'],
    ['31.12.2019 letter.odt', '2019-12-31'],
    ['Plan 2019-2023.pdf', null],
    ['2019-02-30.txt', null],
    ['from 2019-03-04 to 2020-05-06.txt', null],
    ['ISO 9001.txt', null],
    ['call 13800002021.txt', null],
    ['marching 2.txt', null],
    ['2019.v2/letter.txt', null],
  ])('of %s is %s', (name, date) => {
    expect(datesInNames([name]).get(name) ?? null).toBe(date);
  });

  test('follows its neighbours when day and month could be swapped', () => {
    expect(datesInNames(['05-12-2019.txt']).size).toBe(0);
    expect(datesInNames(['05-12-2019.txt', '31-12-2019.txt']).get('05-12-2019.txt')).toBe('2019-12-05');
  });
});

describe('the class of a folder', () => {
  const classes = (...paths: string[]) => Object.fromEntries(classesOfFolders(paths));

  test('is the first folder in which the files differ', () => {
    expect(classes('texts/news/a.txt', 'texts/reports/2019/b.txt', 'texts/c.txt')).toEqual({
      'texts/news/a.txt': 'news',
      'texts/reports/2019/b.txt': 'reports',
    });
    expect(classes('news/a.txt', 'reports/b.txt')).toEqual({
      'news/a.txt': 'news',
      'reports/b.txt': 'reports',
    });
  });

  test('is an existing class of the study whose name differs in case only', () => {
    const paths = ['News/a.txt', 'Reports/b.txt'];

    expect([...classesOfFolders(paths, ['news']).values()]).toEqual(['news', 'Reports']);
  });

  test('is none when the name is too long for a class and would keep the file out', () => {
    expect(classes(`${'x'.repeat(101)}/a.txt`, 'news/b.txt')).toEqual({ 'news/b.txt': 'news' });
  });

  test('is none when all files lie in one folder, or in none', () => {
    expect(classes('news/a.txt', 'news/b.txt')).toEqual({});
    expect(classes('a.txt')).toEqual({});
    expect(classes()).toEqual({});
  });
});

describe('the kind of a file', () => {
  const spoken = 'Interviewer: How did it begin?\nN9: With a fair.\n\nInterviewer: And then?\nN9: They came.';

  test.each([
    ['Interview 3.docx', null, 'interview'],
    ['interviews/wang.docx', null, 'interview'],
    ['N9.2.docx', null, 'interview'],
    ['访谈记录-王.docx', null, 'interview'],
    ['notes.txt', spoken, 'interview'],
    ['notes.txt', '问：怎样开始的？\n答：从展会开始。\n问：后来呢？\n答：他们来了。', 'interview'],
    ['notes.txt', null, 'document'],
    ['Interview guide.docx', null, 'document'],
    ['访谈提纲.docx', null, 'document'],
    ['interviewing.txt', null, 'document'],
    ['COVID19 report.txt', null, 'document'],
    ['G20 summit.txt', null, 'document'],
    ['minutes.txt', 'Date: 4 May\nPlace: Beijing\nPresent: Wang, Lin\nThey met.', 'document'],
  ] as const)('%s is, beginning with %j, an %s', (name, beginning, kind) => {
    expect(kindOfFile(name, beginning)).toBe(kind);
  });
});

test('files are sorted as people count, each before its numbered copies, those of one folder together', () => {
  const inOrder = [
    '2.txt',
    '10.txt',
    'Plan.docx',
    'Plan.txt',
    'Plan (2).docx',
    'Plan (10).docx',
    'wave 2/a.txt',
    'wave 2/b.txt',
    'wave 10/a.txt',
  ];

  expect(inOrder.toReversed().sort(byFileName)).toEqual(inOrder);
});

describe('what files are called', () => {
  const called = (...files: (readonly [name: string, path: string | null])[]) =>
    distinctNames(files.map(([name, path]) => ({ name, path })));

  test('is the name of the file when that is unique', () => {
    expect(called(['a.txt', '/x/a.txt'], ['news/b.txt', '/y/news/b.txt'])).toEqual(['a.txt', 'news/b.txt']);
  });

  test('is the name with its folder when two files share a name', () => {
    expect(
      called(
        ['notes.txt', '/x/Lena/notes.txt'],
        ['notes.txt', '/x/Omar/notes.txt'],
        ['a.txt', '/x/Omar/a.txt'],
      ),
    ).toEqual(['Lena/notes.txt', 'Omar/notes.txt', 'Omar/a.txt']);
    expect(called(['1/n.txt', 'C:\\a\\2019\\1\\n.txt'], ['1/n.txt', 'C:\\b\\2019\\1\\n.txt'])).toEqual([
      'a/2019/1/n.txt',
      'b/2019/1/n.txt',
    ]);
  });

  test('is numbered when no folder is known', () => {
    expect(called(['n.txt', null], ['n.txt', null], ['n (2).txt', null], ['r', null], ['r', null])).toEqual([
      'n.txt',
      'n (2).txt',
      'n (2) (2).txt',
      'r',
      'r (2)',
    ]);
  });

  test('is the same for a file that was chosen twice', () => {
    expect(called(['n.txt', '/x/n.txt'], ['n.txt', '/x/n.txt'])).toEqual(['n.txt', 'n.txt']);
    expect(called(['n.txt', '/x/n.txt'], ['x/n.txt', '/x/n.txt'])).toEqual(['n.txt', 'x/n.txt']);
  });
});
