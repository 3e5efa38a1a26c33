/** The exit codes of the contract, section 3. */
export const EXIT = { ok: 0, findings: 1, usage: 2, incomplete: 3 } as const;

/** A call, a policy or a configuration that is wrong: exit 2 with this one line. */
export class UsageError extends Error {
  /** Tells the kind where the class doesn't: each bundle of the command line has a class of its own. */
  override readonly name = 'UsageError';
}

/** A scan that can't be completed: exit 3 with this one line. */
export class IncompleteError extends Error {
  override readonly name = 'IncompleteError';
}
