// File names that every system accepts.
import { describe, expect, it } from 'vitest';
import { numberedName } from '#core/replication/file-names.ts';

describe('file names', () => {
  it.each([
    [7, 'Annual report: 2019/2020?', '.txt', '0007-Annual report 2019 2020.txt'],
    [12, '工业互联网：供需对接', '.txt', '0012-工业互联网：供需对接.txt'],
    [1, 'CON', '', '0001-CON'],
    [1, ' . ', '.txt', '0001.txt'],
    [1, '../../etc/passwd', '.txt', '0001-etc passwd.txt'],
    [1, 'a\u202Egpj.\uD800', '.txt', '0001-a gpj.txt'],
    [12345, '字'.repeat(300), '.json', `12345-${'字'.repeat(48)}.json`],
    [1, `${'x'.repeat(47)} y`, '', `0001-${'x'.repeat(47)}`],
    [1, 'Jose\u0301', '', '0001-José'],
  ])('%i, %j is %j', (number, title, ending, expected) => {
    expect(numberedName(number, title, ending)).toBe(expected);
  });
});
