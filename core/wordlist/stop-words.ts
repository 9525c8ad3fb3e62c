// The words that a list leaves out unless it is asked for them: words of grammar, which stand in every text. A short list of
// our own for each of the two languages of the program; a study changes it by its rules for words (`word-rules.ts`).

const ENGLISH = `a about above after again against all also although am among an and another any anything are around as at
away be because been before being below between both but by can cannot could did do does doing done down during each either
else enough even ever every few for from further get gets getting got had has have having he hence her here hers herself him
himself his how however i if in indeed instead into is it it's its itself just least less let like made make makes many may
maybe me might mine more most much must my myself neither never no nobody none nor not nothing now of off often on once one
ones only onto or other others our ours ourselves out over own per perhaps quite rather really same she should since so some
somebody someone something still such than that that's the their theirs them themselves then there there's therefore these
they they're this those though through thus to together too toward towards under until up upon us very was wasn't we we're
well were what whatever when whenever where whereas whether which while who whoever whom whose why will with within without
won't would yet you your yours yourself don't doesn't didn't isn't aren't can't couldn't i'm i've it'll hasn't haven't
wouldn't he's she's what's`;

const CHINESE = `的 了 和 是 在 有 也 就 都 而 及 与 或 被 把 对 从 向 到 于 以 为 之 其 此 该 各 每 某 这 那 哪 我 你 他 她 它 不 没 很
更 最 又 再 还 才 只 但 并 且 若 如 因 所 则 将 着 过 地 得 吧 吗 呢 啊 嘛 个 们 一 上 下 中 里 等 时 后 前 我们 你们 他们 她们 它们 咱们 大家
自己 别人 这个 那个 这些 那些 这样 那样 这种 那种 这里 那里 这儿 那儿 哪里 哪些 什么 怎么 怎样 怎么样 为什么 多少 一个 一些 一种 一样 一下 一直
一般 一定 不是 不会 不能 不要 不过 不仅 不但 没有 也没有 已经 曾经 正在 可以 可能 能够 应该 应当 必须 需要 因为 所以 因此 由于 但是 可是 然而
虽然 尽管 如果 假如 只要 只有 除了 除非 无论 不管 而且 并且 或者 还是 以及 以后 以前 之后 之前 之间 其中 其他 其它 另外 此外 同时 然后 于是 接着
通过 根据 按照 关于 对于 至于 作为 为了 随着 经过 有关 有的 有些 有时 所有 任何 每个 各种 各个 许多 很多 非常 比较 十分 特别 尤其 更加 越来越 就是
还有 也是 都是 只是 而是 即使 甚至 例如 比如 包括 等等 的话 时候 现在 当时 目前 起来 出来 下来 下去 进行 认为 觉得 来说 来看 方面`;

const byLanguage: Readonly<Record<string, readonly string[]>> = {
  en: ENGLISH.split(/\s+/),
  zh: CHINESE.split(/\s+/),
};

/** The built-in list of a language, by the language of a BCP 47 tag without region; empty for other languages. */
export function builtInStopWords(language: string): readonly string[] {
  return byLanguage[language] ?? [];
}
