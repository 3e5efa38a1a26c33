/** One segment of a Hub id: letters, digits, `_`, `.`, `-`; no dash or dot at its ends. */
const SEGMENT = /^(?![-.])[\w.-]{1,96}$/;

/**
 * Whether a text can be put into a Hub address as a model's id: one or two segments, no `--`, no `..`.
 * Checked before any request, because clients place ids into paths as they are.
 */
export function isHubId(id: string): boolean {
  const parts = id.split('/');
  return parts.length <= 2 && !id.includes('--') && !id.includes('..') && !id.endsWith('.git') && parts.every((part) => SEGMENT.test(part) && !/[-.]$/.test(part));
}

/** Whether a text can be a branch, tag or commit, by the rules of git; `..` would climb in an address. */
export function isRevision(revision: string): boolean {
  return revision.length <= 200 && revision !== '' && !/[\u0000-\u0020\u007f~^:?*[\\]/.test(revision) && !/\.\.|\/\/|@\{|^[-/.]|[/.]$|\.lock$/.test(revision);
}

/** A full commit: what it names never changes. */
export function isCommit(revision: string | null): boolean {
  return revision !== null && /^[0-9a-f]{40}$/.test(revision);
}
