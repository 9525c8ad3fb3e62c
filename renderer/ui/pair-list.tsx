import styles from './pair-list.module.css';

/** Short pairs of label and value in as many columns as fit. */
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
