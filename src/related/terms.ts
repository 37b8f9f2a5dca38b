import { BREAK, stemOf, tokenize } from './tokens.ts';

/** A term of a text. */
export interface Term {
  /** As the text words it: "chain of thought", "Bayesian", "LLMs". */
  surface: string;
  count: number;
}

/** The terms that are of use, to save the work for the others. */
export interface Vocabulary {
  has(key: string): boolean;
}

const EVERYTHING: Vocabulary = { has: () => true };

/**
 * The terms of a text: stems, and phrases of two to `longest` stems joined by a blank.
 *
 * @param text a title or an abstract; may hold math, URLs, Markdown
 * @param longest words that matter in the longest phrase
 * @returns by stems ("languag model"), in the order of first appearance
 */
export function terms(text: string, longest = 2, vocabulary: Vocabulary = EVERYTHING): Map<string, Term> {
  const found = new Map<string, Term>();
  const { text: read, stems, starts, ends } = tokenize(text);
  for (let i = 0; i < stems.length; i++) {
    let key = '';
    for (let n = 0; n < longest; n++) {
      const stem = stems[i + n];
      if (stem === undefined || stem === BREAK) break;
      key = n ? `${key} ${stemOf(stem)}` : stemOf(stem);
      if (!vocabulary.has(key)) continue;
      const term = found.get(key);
      if (term) term.count++;
      else found.set(key, { surface: read.slice(starts[i], ends[i + n]), count: 1 });
    }
  }
  return found;
}

/** The key under which `terms` finds a term that a person wrote ("differential privacy"); empty where only stop words remain. */
export function termKey(written: string): string {
  return tokenize(written)
    .stems.filter(stem => stem !== BREAK)
    .map(stemOf)
    .join(' ');
}

/**
 * A surface for a list of terms: "Large Language Models" and "Graph" lose the capitals that a title or the beginning of
 * a sentence gave them, "LLMs" and "NeRF" keep theirs.
 */
export function readable(surface: string): string {
  return surface
    .replace(/\s+/g, ' ')
    .replace(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu, word => (NAMES.has(word) ? word : word.toLowerCase()));
}

/** Words of the field that are names and keep their capital. */
const NAMES: ReadonlySet<string> = new Set(
  `Adam Bayes Bayesian Bellman Boltzmann Boolean Brownian Cauchy Chinese Dirichlet English Euclidean Fisher Fourier
  Frobenius Gauss Gaussian German Gibbs Granger Hamiltonian Hausdorff Hawkes Hermitian Hessian Hilbert Jacobian Japanese
  Kalman Koopman Lagrangian Langevin Laplace Laplacian Lipschitz Lyapunov Markov Monte Carlo Nash Newton Nesterov Pareto
  Poisson Rademacher Riemannian Schrödinger Shapley Sinkhorn Stein Stokes Thompson Transformer Wasserstein Wikipedia`.split(
    /\s+/,
  ),
);
