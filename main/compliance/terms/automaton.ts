/**
 * An Aho–Corasick automaton over small numbers (symbols, from 1). Edges lie in one open hash table, so that thousands of
 * patterns over a thousand symbols take a few hundred kilobytes and no object a state.
 */
export interface Automaton {
  /** The state after one more symbol; 0 is the root. */
  next(state: number, symbol: number): number;
  /** The first pattern that ends in a state, or -1. */
  first(state: number): number;
  /** The next shorter pattern that ends where this one was found, or -1. */
  shorter(pattern: number): number;
}

interface Edges {
  get(state: number, symbol: number): number;
  set(state: number, symbol: number, target: number): void;
}

function createEdges(count: number): Edges {
  let size = 1024;
  while (size < count * 3) size *= 2;
  const mask = size - 1;
  const states = new Int32Array(size);
  const symbols = new Uint16Array(size);
  const targets = new Int32Array(size);
  const slot = (state: number, symbol: number): number => {
    let at = Math.imul(state, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
    at = (at ^ (at >>> 15)) & mask;
    // No edge leads to the root: a target of 0 is an empty slot.
    while (targets[at] !== 0 && (states[at] !== state || symbols[at] !== symbol)) at = (at + 1) & mask;
    return at;
  };
  return {
    get: (state, symbol) => targets[slot(state, symbol)] ?? 0,
    set(state, symbol, target) {
      const at = slot(state, symbol);
      states[at] = state;
      symbols[at] = symbol;
      targets[at] = target;
    },
  };
}

interface Trie {
  edges: Edges;
  /** Parent and symbol of each state, in the order they were made. */
  parents: number[];
  symbols: number[];
  /** The pattern that ends in each state, or -1. */
  ends: number[];
}

function buildTrie(patterns: readonly (readonly number[])[]): Trie {
  const trie: Trie = {
    edges: createEdges(patterns.reduce((sum, pattern) => sum + pattern.length, 1)),
    parents: [0],
    symbols: [0],
    ends: [-1],
  };
  patterns.forEach((pattern, index) => {
    let state = 0;
    for (const symbol of pattern) {
      let target = trie.edges.get(state, symbol);
      if (target === 0) {
        target = trie.parents.length;
        trie.edges.set(state, symbol, target);
        trie.parents.push(state);
        trie.symbols.push(symbol);
        trie.ends.push(-1);
      }
      state = target;
    }
    if (state !== 0) trie.ends[state] = index;
  });
  return trie;
}

/** States nearest the root first, so that a state's fallback is known before it is needed. */
function byDepth({ parents }: Trie): number[] {
  const depths = new Int32Array(parents.length);
  for (let state = 1; state < parents.length; state++) depths[state] = (depths[parents[state] ?? 0] ?? 0) + 1;
  return [...parents.keys()].slice(1).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0));
}

/**
 * Builds the automaton of some patterns, each a list of symbols (1 to 65535) and each different from the others.
 */
export function buildAutomaton(patterns: readonly (readonly number[])[]): Automaton {
  const trie = buildTrie(patterns);
  const { edges } = trie;
  const fails = new Int32Array(trie.parents.length);
  const firsts = new Int32Array(trie.parents.length).fill(-1);
  const shorters = new Int32Array(patterns.length).fill(-1);

  const fromRoot = new Int32Array(65536);
  const next = (from: number, symbol: number): number => {
    for (let state = from; state !== 0; state = fails[state] ?? 0) {
      const target = edges.get(state, symbol);
      if (target !== 0) return target;
    }
    return fromRoot[symbol] ?? 0;
  };

  for (const state of byDepth(trie)) {
    const parent = trie.parents[state] ?? 0;
    if (parent === 0) fromRoot[trie.symbols[state] ?? 0] = state;
    const fail = parent === 0 ? 0 : next(fails[parent] ?? 0, trie.symbols[state] ?? 0);
    fails[state] = fail;
    const own = trie.ends[state] ?? -1;
    const inherited = firsts[fail] ?? -1;
    firsts[state] = own >= 0 ? own : inherited;
    if (own >= 0) shorters[own] = inherited;
  }

  return {
    next,
    first: (state) => firsts[state] ?? -1,
    shorter: (pattern) => shorters[pattern] ?? -1,
  };
}
