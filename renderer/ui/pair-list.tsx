import styles from './pair-list.module.css';

/** Short pairs, such as what is counted and how many, in as many columns as there is room for. */
export function PairList({ pairs }: { pairs: readonly (readonly [what: string, value: string])[] }) {
  return (
    <dl className={styles.pairs}>
      {pairs.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
