import { describe, expect, it } from 'vitest';
import { filledFieldsOf } from '#core/exports/codebook-document.ts';
import { codebook } from '../../formats/writing/codebook-study.ts';

const withInterviews = codebook({ interviewExcerpts: true });
const withoutInterviews = codebook({ interviewExcerpts: false });

function entry(name: string, document = withInterviews) {
  const found = document.codes.find((code) => code.name === name);
  if (!found) throw new Error(`no code ${name}`);
  return found;
}

describe('the codebook as a document', () => {
  it('lists the codes in tree order with level and path; merged codes are names only', () => {
    expect(withInterviews.codes.map(({ level, path }) => [level, path])).toEqual([
      [1, 'connector'],
      [2, 'connector > informal ties'],
      [3, String.raw`connector > informal ties > weak \> strong\; ties`],
      [1, 'guide'],
      [1, 'report areas'],
      [2, 'report areas > standardisation'],
    ]);
    expect(entry('standardisation').merged).toEqual(['norms']);
  });

  it('says which codes a theme counts from elsewhere, and which themes count a code', () => {
    expect(entry('guide').gathers.map(({ path }) => path)).toEqual(['report areas > standardisation']);
    expect(entry('standardisation').gatheredBy.map(({ path }) => path)).toEqual(['guide']);
  });

  it('counts kinds separately, in the main coder’s layer, out of reviewed sources', () => {
    expect(withInterviews.counting).toEqual({
      layer: 'main',
      coder: 'Wen',
      reviewedOnly: true,
      documents: 1,
      interviews: 2,
      respondents: 2,
      notReviewed: 1,
    });
    expect(entry('connector').counts).toEqual({
      documents: 1,
      documentPassages: 1,
      respondents: 2,
      interviews: 2,
      interviewPassages: 3,
      codingsDocuments: 1,
      codingsInterviews: 3,
    });
  });

  it('counts for a theme its codes from elsewhere', () => {
    expect(entry('guide').counts).toMatchObject({ documents: 1, interviews: 1 });
  });

  it('shows examples with their citation and whose words they are', () => {
    expect(entry('connector').examples.map(({ text, quotable, voice }) => [text, quotable, voice])).toEqual([
      ['The alliance brings members together.', true, null],
      ['She said the working group is where one meets the right people.', false, 'paraphrase'],
      ['他认为联盟主要是牵线搭桥。', false, 'paraphrase'],
    ]);
    expect(entry('standardisation').examples[0]?.text).toBeNull();
  });

  it('leaves interview excerpts out unless asked, and says how many', () => {
    const connector = entry('connector', withoutInterviews);

    expect(connector.examples.map(({ kind }) => kind)).toEqual(['document']);
    expect(connector.withheld).toBe(2);
  });

  it('counts filled fields alike whether examples are shown or left out', () => {
    expect(filledFieldsOf(entry('connector'))).toBe(6);
    expect(filledFieldsOf(entry('informal ties', withoutInterviews))).toBe(3);
    expect(filledFieldsOf(entry('report areas'))).toBe(1);
  });

  it('names the main coder first', () => {
    expect(withInterviews.coders.map(({ name, kind, main }) => [name, kind, main])).toEqual([
      ['Wen', 'person', true],
      ['Ada', 'person', false],
      ['Ada', 'second-pass', false],
    ]);
  });
});
