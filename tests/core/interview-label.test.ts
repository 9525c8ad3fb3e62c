import { describe, expect, it } from 'vitest';
import { labelOfTitle, respondentKey, respondentOfLabel } from '#core/interview-label.ts';

describe('the respondent that a label proposes', () => {
  it.each([
    ['N9', 'N9'],
    ['N9.2', 'N9'],
    ['N9-2', 'N9'],
    ['N9 2', 'N9'],
    ['P10R3', 'P10'],
    ['张三.2', '张三'],
    // The number after a word distinguishes people.
    ['Interview 1', 'Interview 1'],
    ['Interview 2', 'Interview 2'],
    ['Interview 2.2', 'Interview 2'],
    ['访谈 1', '访谈 1'],
    ['访谈 2', '访谈 2'],
    ['talk-01', 'talk-01'],
  ])('of %s is %s', (label, respondent) => {
    expect(respondentOfLabel(label)).toBe(respondent);
  });
});

describe('two spellings of one respondent', () => {
  it.each([
    ['n9', 'Ｎ９'],
    ['Zhang  Wei', ' zhang wei'],
    // Text in Windows-1252 that was read in another encoding.
    ['the \u0093fair\u0094', 'the fair'],
  ])('%j and %j are alike', (one, other) => {
    expect(respondentKey(one)).toBe(respondentKey(other));
  });
});

describe('the label that a title proposes', () => {
  it.each([
    ['N9.2 second talk', [], 'N9.2'],
    ['N9.2', ['N9.2'], 'N9.3'],
    ['N30 talk', ['N1'], 'N30'],
    ['受访者张 访谈', ['N1', 'N2', 'P7', 'N17.2'], 'N18'],
    ['Talk in March', [], 'Talk in March'],
    ['Talk in March', ['Talk in March'], 'Talk in March.2'],
    ['Report 2020 on prices', ['N3'], 'N4'],
  ])('%s beside %j is %s', (title, taken, label) => {
    expect(labelOfTitle(title, taken)).toBe(label);
  });
});
