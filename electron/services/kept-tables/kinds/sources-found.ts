// Sources that a query found when an item was kept are looked for again.
import type { ComparisonSettings, SideScope } from '#core/comparison/settings.ts';
import type { CountingRequest, Scope } from '#core/counting/request.ts';
import type { JobContext } from '../../context.ts';
import { queries } from '../../queries.ts';

/** The request with the sources that its query finds now; unchanged without a query. */
export async function withSourcesFound<R extends CountingRequest>(
  context: JobContext,
  request: R,
): Promise<R> {
  const { scope, layer, denominator = 'reviewed', withoutSuggested } = request;
  if (scope?.foundBy === undefined) return request;
  return { ...request, scope: await scopeFound(context, scope, { layer, denominator, withoutSuggested }) };
}

/** A side of a comparison with the sources that its query finds now; unchanged without a query. */
export async function sideFound(
  context: JobContext,
  side: SideScope,
  {
    layer,
    denominator,
    withoutSuggested,
  }: Pick<ComparisonSettings, 'layer' | 'denominator' | 'withoutSuggested'>,
): Promise<SideScope> {
  if (side.foundBy === undefined) return side;
  const { kind, ...scope } = side;
  const own = kind === 'mixed' ? scope : { ...scope, kind };
  return {
    ...(await scopeFound(context, own, { layer: layer ?? undefined, denominator, withoutSuggested })),
    kind,
  };
}

async function scopeFound(
  context: JobContext,
  { foundBy, ...scope }: Scope,
  counting: Pick<CountingRequest, 'layer' | 'denominator' | 'withoutSuggested'>,
): Promise<Scope> {
  // What it found when it was kept does not limit what it finds now.
  const within = { ...scope, sourceIds: undefined };
  const asked = { text: foundBy ?? '', request: { scope: within, ...counting } };
  const sourceIds = await queries.sources.run(context, queries.sources.input.parse(asked));
  return { ...within, foundBy, sourceIds };
}
