import type { DetectionKnowledge } from './knowledge.js';

/** Files in which a project lists the packages that it depends on. */
const LISTS = /(?:^|\/)(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|pipfile|environment\.ya?ml|(?:[\w.-]{0,40}[-_.])?requirements[\w.-]{0,40}\.(?:txt|in)|constraints\.txt|cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml|gemfile|[^/]{1,80}\.gemspec|composer\.json|mix\.exs|directory\.packages\.props|[^/]{1,100}\.csproj|[^/]{1,100}\.fsproj)$/i;
/** Longer lists are no project's own. */
const MOST = 400_000;
/** In JSON a package is a key; elsewhere it begins a line, a string, an element or a coordinate of a Java build, and ends before a version or a bracket. */
const OF_JSON = /"(@?[\w.-]{2,60}(?:\/[\w.-]{2,60})?)"\s{0,8}:\s{0,8}"/g;
const OF_LISTS = /(?:^[ \t]{0,20}(?:- )?|["'>:])([A-Za-z][\w.-]{1,80})(?=[ \t\r]{0,8}(?:$|["'<>=~!;,:@[]))/gm;

/** Whether a file lists a project's dependencies, by its path alone. */
export function listsDependencies(path: string): boolean {
  return LISTS.test(path);
}

/**
 * The registries whose clients a list of dependencies names (`together-ai`: `together`), in a fixed order: whom the programs beside it
 * ask, where they do not say so themselves. Linear in the text.
 */
export function clientsListed(path: string, text: string, k: DetectionKnowledge): readonly string[] {
  if (!listsDependencies(path) || text.length > MOST) return [];
  const found = new Set<string>();
  for (const match of text.matchAll(path.endsWith('.json') ? OF_JSON : OF_LISTS)) {
    const host = k.clientPackages.get((match[1] ?? '').toLowerCase().replace(/_/g, '-'));
    if (host !== undefined) found.add(host);
  }
  return [...found].sort();
}
