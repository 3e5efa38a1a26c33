import parse from 'spdx-expression-parse';
import type { LicenseClaim } from './types.js';

/** A licence expression as a tree; `license` is an SPDX id or a `LicenseRef-`, with `+` and `WITH …` kept. */
export type LicenseTree = { readonly license: string } | { readonly and: readonly LicenseTree[] } | { readonly or: readonly LicenseTree[] };

/** An SPDX expression → its tree; null where it is none (SPDX 2.3, annex D; `LicenseRef-` with a dot or a dash is one, too). */
export function parseExpression(text: string): LicenseTree | null {
  if (text.length > 1000) return null;
  try {
    return toTree(parse(text));
  } catch {
    return null;
  }
}

function toTree(node: parse.Info): LicenseTree {
  if ('conjunction' in node) {
    const kind = node.conjunction;
    const parts = [toTree(node.left), toTree(node.right)].flatMap((part) => (kind in part ? (part as Record<string, readonly LicenseTree[]>)[kind] ?? [] : [part]));
    return kind === 'and' ? { and: parts } : { or: parts };
  }
  return { license: `${node.license}${node.plus ? '+' : ''}${node.exception ? ` WITH ${node.exception}` : ''}` };
}

/** The licences that a tree names, each once. */
export function licensesOf(tree: LicenseTree): string[] {
  const parts = 'license' in tree ? [tree.license] : ('and' in tree ? tree.and : tree.or).flatMap(licensesOf);
  return [...new Set(parts)];
}

/** One expression for all claims that hold: a list is read as AND (contract, section 5). Null where none is established. */
export function spdxExpression(claims: readonly LicenseClaim[]): string | null {
  const ids = [...new Set(claims.map((claim) => claim.spdx))];
  if (ids.length === 0 || ids.some((id) => id === null)) return null;
  return ids.length === 1 ? (ids[0] ?? null) : ids.map((id) => (/ (?:AND|OR) /.test(id ?? '') ? `(${id})` : id)).join(' AND ');
}
