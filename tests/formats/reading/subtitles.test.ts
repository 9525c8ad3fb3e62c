import { describe, expect, it, test } from 'vitest';
import { blocksOfSubtitles } from '#formats/reading/subtitles.ts';
import { processorSeconds } from '../../helpers/processor-time.ts';
import { outline, readBytes, refusal } from './fixtures.ts';

async function read(name: string, text: string) {
  const found = await readBytes(name, text);
  if (found.type !== 'text') throw new Error('subtitles were read as a table');
  return found;
}

describe('subtitles', () => {
  it('of srt are what was said, a paragraph for each cue, without numbers and times', async () => {
    const { text, notes, mediaType } = await read(
      'talk.srt',
      '1\r\n00:00:01,000 --> 00:00:03,500\r\nWe were a company\r\nof twelve people.\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,000 X1:40 X2:600\r\n{\\an8}没有人知道\r\n我们的名字。\r\n\r\n3\r\n00:00:07,000 --> 00:00:08,000\r\n2019\r\n',
    );

    expect(text).toBe('We were a company of twelve people.\n没有人知道我们的名字。\n2019');
    expect(notes).toEqual([{ key: 'reading:times_left_out', parameters: { count: 3 } }]);
    expect(mediaType).toBe('application/x-subrip');
  });

  it('that scroll, as machines make them, have each line once', async () => {
    const { text } = await read(
      'talk.vtt',
      'WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:02.000 align:start position:0%\n \nhello<00:00:00.500><c> my</c><00:00:01.000><c> friends</c>\n\n00:00:02.000 --> 00:00:02.010\nhello my friends\n \n\n00:00:02.010 --> 00:00:04.000\nhello my friends\ntoday<00:00:02.500><c> we</c><00:00:03.000><c> talk</c>\n\n00:00:04.000 --> 00:00:04.010\ntoday we talk\n \n',
    );

    expect(text).toBe('hello my friends today we talk');
  });

  it('keep bold and italic, and no other formatting', async () => {
    const { doc } = await read(
      'talk.srt',
      '1\n00:00:01,000 --> 00:00:03,500\n<i>Nobody</i> <font color="#ff0000">knew</font> <b>us</b> &amp; x < y.\n',
    );

    expect(doc && outline(doc)).toEqual(['*Nobody* knew **us** & x < y.']);
  });

  it('of WebVTT name each speaker once a turn, and leave out notes, styles and the names of cues', async () => {
    const { text, notes } = await read(
      'talk.vtt',
      `WEBVTT - a talk

NOTE
nobody reads this

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start
<v.loud Ann Lee>We were <c.yellow>twelve</c>.</v>

2
00:03.000 --> 00:05.000
<v Ann Lee>Nobody <00:04.000>knew us.</v>

3
01:00:05.000 --> 01:00:07.000
<v 李工>没有人。</v>
<v Ann Lee>No.</v>

NOTE the end
`,
    );

    expect(text).toBe('Ann Lee: We were twelve. Nobody knew us.\n李工: 没有人。\nAnn Lee: No.');
    expect(notes).toEqual([
      { key: 'reading:times_left_out', parameters: { count: 3 } },
      { key: 'reading:cues_joined', parameters: { count: 1 } },
    ]);
  });

  it('are joined where a sentence continues, and kept apart where one ends or a dash begins', async () => {
    const cue = (number: number, text: string): string =>
      `${number}\n00:00:0${number},000 --> 00:00:0${number},900\n${text}\n\n`;

    const { text } = await read(
      'talk.srt',
      cue(1, 'We were a company of') +
        cue(2, 'twelve people.') +
        cue(3, 'nobody knew us') +
        cue(4, 'Then came the fair,') +
        cue(5, '- Who came?\n- Everyone.'),
    );

    expect(text.split('\n')).toEqual([
      'We were a company of twelve people.',
      'nobody knew us',
      'Then came the fair,',
      '- Who came?',
      '- Everyone.',
    ]);
  });

  it('of one voice have paragraphs too', async () => {
    const cues = Array.from(
      { length: 60 },
      (_, index) =>
        `00:${String(index).padStart(2, '0')}.000 --> 00:${String(index).padStart(2, '0')}.900\n<v Ann>${'word '.repeat(10)}end.\n`,
    );

    const { text } = await read('talk.vtt', `WEBVTT\n\n${cues.join('\n')}`);

    const paragraphs = text.split('\n');
    expect(paragraphs.length).toBeGreaterThan(2);
    expect(paragraphs.every((line) => line.startsWith('Ann: word') && line.length < 1_100)).toBe(true);
  });

  it('are decoded like any text, and with the encoding that the analyst chooses', async () => {
    const bytes = Buffer.concat([
      Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'),
      Buffer.from('bbe1d2e9bccdd2aac3bbd3d0b9abbfaaa1a3', 'hex'),
    ]);

    const guessed = await readBytes('a.srt', bytes);
    const forced = await readBytes('a.srt', bytes, { encoding: 'gbk' });

    expect(guessed).toMatchObject({ text: '会议纪要没有公开。', encoding: 'gb18030' });
    expect(guessed.notes).toContainEqual({ key: 'reading:decoded_as', parameters: { encoding: 'gb18030' } });
    expect(forced).toMatchObject({ text: '会议纪要没有公开。', encoding: 'gbk' });
  });

  it.each([
    ['a.srt', 'only words', 'reading:broken', { ending: 'srt' }],
    ['a.vtt', 'only words', 'reading:broken', { ending: 'vtt' }],
    ['a.vtt', 'WEBVTT\n\nonly words', 'reading:broken', { ending: 'vtt' }],
    ['a.vtt', '1\n00:00:01,000 --> 00:00:02,000\nwords', 'reading:broken', { ending: 'vtt' }],
    [
      'a.srt',
      'WEBVTT\n\n00:01.000 --> 00:02.000\nwords',
      'reading:other_ending',
      { said: 'srt', found: 'vtt' },
    ],
    ['a.srt', '1\n00:00:01,000 --> 00:00:02,000\n\n', 'reading:no_text', {}],
  ])('%s of %j is refused', async (name, text, key, parameters) => {
    expect(await refusal(readBytes(name, text))).toEqual({
      code: 'invalid',
      key,
      parameters: { name, ...parameters },
    });
  });
});

test('subtitles of very many cues are read in bounded time', () => {
  const cue = (number: number) => `${number}\n00:00:01,000 --> 00:00:02,000\nSaid ${number}.\n\n`;
  const text = Array.from({ length: 150_000 }, (_, index) => cue(index + 1)).join('');
  const begun = processorSeconds();

  const { notes } = blocksOfSubtitles(text, 'talk.srt', 'srt');

  expect(notes).toContainEqual({ key: 'reading:times_left_out', parameters: { count: 150_000 } });
  // If each cue were compared with all before it, this would take ten times as long.
  expect(processorSeconds() - begun).toBeLessThan(5);
});
