// The line for a terminal that asks the same query: run in a shell, each argument arrives as it was meant.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { commandOf } from '#renderer/features/passages/query-command.ts';

it('names what was chosen', () => {
  expect(
    commandOf({
      path: 'study.concord',
      text: 'guide',
      side: 'whole',
      layer: ['--coder', 'Wei Li'],
      isReviewed: true,
    }),
  ).toBe("concord query study.concord guide --result whole --coder 'Wei Li' --denominator reviewed");
});

it.runIf(process.platform !== 'win32')('keeps every quote through a shell', () => {
  const text = `("it""s" OR 'members'' needs') AND regex:'\\w+ $x'`;
  const command = commandOf({
    path: '/a b/史 study.concord',
    text,
    side: null,
    layer: [],
    isReviewed: false,
  });
  const echoed = execFileSync('sh', ['-c', command.replace(/^concord/, 'printf "%s\\n"')], {
    encoding: 'utf8',
  });

  expect(echoed.trimEnd().split('\n')).toEqual(['query', '/a b/史 study.concord', text]);
});
