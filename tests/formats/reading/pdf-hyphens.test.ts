import { describe, expect, it } from 'vitest';
import { lines, paragraphsIn } from './pdf-written.ts';

/** The text read from one paragraph with these lines. */
async function read(...texts: readonly string[]): Promise<string[]> {
  return await paragraphsIn([lines(72, 720, texts, { size: 10, leading: 13 })]);
}

describe('a line of a pdf that ends in a hyphen', () => {
  it('continues in the next line, however short it is', async () => {
    expect(
      await read(
        'Respondents spoke of the resil-',
        'ience of their supply chains and of long-',
        'term relations with well-',
        'known partners, of COVID-',
        '19 and of the pre- and post-',
        'crisis years, see www.example.com/long-',
        'path and 2019-',
        '2020 budgets; the sub-',
        'Saharan market; e-',
        'mail was the inter-',
        'viewees’ main tool, a re-'.replace('’', "'"),
        'form in self-',
        'employment.',
      ),
    ).toEqual([
      "Respondents spoke of the resilience of their supply chains and of long-term relations with well-known partners, of COVID-19 and of the pre- and post-crisis years, see www.example.com/long-path and 2019-2020 budgets; the sub-Saharan market; e-mail was the interviewees' main tool, a reform in self-employment.",
    ]);
  });

  it('keeps the hyphen beside a number, a capital or a single letter, in an address and in a compound', async () => {
    expect(
      await read(
        'In the first year they spoke at length about the spread of COVID-',
        '19, compared the years 2019-',
        '2020 with those before, and named the firm of Hewlett-',
        'Packard, see https://www.example.org/reports/supply-',
        'chain/2020.pdf and the annex on e-',
        'commerce, on X-',
        'rays, on cost-',
        'benefit work, on twenty-',
        'five firms.',
      ),
    ).toEqual([
      'In the first year they spoke at length about the spread of COVID-19, compared the years 2019-2020 with those before, and named the firm of Hewlett-Packard, see https://www.example.org/reports/supply-chain/2020.pdf and the annex on e-commerce, on X-rays, on cost-benefit work, on twenty-five firms.',
    ]);
  });

  it('loses or keeps the hyphen as the word is spelled elsewhere in the text', async () => {
    expect(
      await read(
        'They spoke of anti-',
        'trust law, of co-',
        'operation, of e-',
        'mail and of the policy-',
        'makers; anti-trust and cooperation stand here, and email and policymakers do.',
      ),
    ).toEqual([
      'They spoke of anti-trust law, of cooperation, of email and of the policymakers; anti-trust and cooperation stand here, and email and policymakers do.',
    ]);
  });

  it('ends when another speaker interrupts', async () => {
    expect(
      await read('Respondent: We would have gone to the fair, but the-', 'Interviewer: Which fair?'),
    ).toEqual(['Respondent: We would have gone to the fair, but the-', 'Interviewer: Which fair?']);
  });
});
