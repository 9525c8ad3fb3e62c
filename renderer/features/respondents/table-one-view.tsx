import { Fragment } from 'react';
import { shortened, type TableOne, type TableOneBlock } from '#core/respondents/table-one.ts';
import { useWords } from '#renderer/state/words.ts';
import { inNumbers, shareInWords, spreadInWords, valueOfPeople } from '#words/table-one.ts';
import styles from './respondents.module.css';

export interface TableOneViewProps {
  readonly table: TableOne;
  readonly percentages: boolean;
}

/** Table 1 as shown: only the most frequent of many values; an export has all. */
export function TableOneView({ table, percentages }: TableOneViewProps) {
  const { t } = useWords();
  return (
    <table className={styles.tableOne} aria-label={t('respondents:table_one')}>
      <thead>
        <tr>
          <td>
            <span className={styles.heard}>{t('sources:value')}</span>
          </td>
          <th scope="col">{t('respondents:n')}</th>
          {percentages && <th scope="col">%</th>}
        </tr>
      </thead>
      <tbody>
        {table.blocks.map((block) => (
          <Block key={block.attribute.id} block={block} n={table.n} percentages={percentages} />
        ))}
      </tbody>
    </table>
  );
}

function Block({ block, n, percentages }: { block: TableOneBlock; n: number; percentages: boolean }) {
  const words = useWords();
  const { t } = words;
  const { attribute, numbers, missing } = block;
  const { shown, others } = shortened(block);
  const people = (label: string, held: number) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      <td>{inNumbers(words, held)}</td>
      {percentages && <td>{shareInWords(words, held, n)}</td>}
    </tr>
  );
  const number = (label: string, value: string) => (
    <tr>
      <th scope="row">{label}</th>
      <td colSpan={percentages ? 2 : 1}>{value}</td>
    </tr>
  );
  return (
    <Fragment>
      <tr>
        <th scope="rowgroup" colSpan={percentages ? 3 : 2} className={styles.block}>
          {attribute.name}
        </th>
      </tr>
      {shown.map((each) => people(valueOfPeople(words, attribute.type, each.value), each.n))}
      {others && people(t('respondents:other_values', { count: others.values }), others.n)}
      {numbers && number(t('respondents:median'), inNumbers(words, numbers.median))}
      {numbers && number(t('respondents:range'), spreadInWords(words, numbers))}
      {missing > 0 && people(t('respondents:no_value'), missing)}
    </Fragment>
  );
}
