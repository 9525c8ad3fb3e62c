// The study of which a file is a replica.
import type { SeesRow } from '#core/sealing/seen-rows.ts';
import type { Done } from '#db/acts.ts';
import type { Store } from '#db/store.ts';

/** The study of a replica, as an open study is. */
export interface ReplicaStudy {
  readonly store: Store;
  readonly alone: { readonly isTaken: boolean; readonly free: () => Promise<void> };
  /** Publishes acts that have been committed. */
  readonly tell: (acts: readonly Pick<Done<unknown>, 'change' | 'seq'>[]) => void;
  /** Has acts wait while much work is settled; where nobody acts meanwhile it is absent. */
  readonly whileSettling?: <T>(work: () => Promise<T>) => Promise<T>;
  /** The jobs that run, for which nothing is settled aside; where none ever does it is absent. */
  readonly working?: {
    readonly isOn: boolean;
    readonly during: <T>(job: () => Promise<T>) => Promise<T>;
  };
  /** Resolves when work that keeps acts waiting may begin; where nobody acts meanwhile it is absent. */
  readonly ownActs?: { readonly between: () => Promise<void> };
  /** Has everybody read everything again, because it was decided anew who sees what; absent where nobody reads. */
  readonly seeAnew?: () => void;
  /** What rounds of blind work hide; absent where they hide nothing. */
  readonly seals?: { readonly rowsSeenBy: (coderId: string, personId?: string) => SeesRow | null };
}
