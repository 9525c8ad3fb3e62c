import styles from './plan-numbers.module.css';

interface PlanNumbersProps {
  /** What the numbers are of, for who cannot see them beside it. */
  readonly label: string;
  /** Each in words; what there is none of is quiet. */
  readonly numbers: readonly { readonly label: string; readonly isNone: boolean }[];
}

/** In a line, how much an import would do. */
export function PlanNumbers({ label, numbers }: PlanNumbersProps) {
  return (
    <ul className={styles.numbers} aria-label={label}>
      {numbers.map((number) => (
        <li key={number.label} className={number.isNone ? styles.none : undefined}>
          {number.label}
        </li>
      ))}
    </ul>
  );
}
