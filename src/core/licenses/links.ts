/** Addresses of licence texts → the Hub's id, SPDX id or catalogue key. Where the publisher keeps one text for good; a file in a repository may change. */
const PLACES: readonly (readonly [RegExp, string | ((match: RegExpExecArray) => string)])[] = [
  [/^(?:www\.)?creativecommons\.org\/licenses\/(by(?:-(?:nc|sa|nd)){0,2})\/(\d\.\d)(?:\/|$)/, (m) => `cc-${m[1] ?? ''}-${m[2] ?? ''}`],
  [/^(?:www\.)?creativecommons\.org\/publicdomain\/zero\/1\.0/, 'cc0-1.0'],
  [/^(?:www\.)?apache\.org\/licenses\/license-2\.0/, 'apache-2.0'],
  [/^(?:www\.)?(?:opensource|spdx)\.org\/licenses?\/([a-z0-9.+-]{2,40}?)(?:\.html|\.txt|\.json|\/|$)/, (m) => m[1] ?? ''],
  [/^choosealicense\.com\/licenses\/([a-z0-9.+-]{2,40}?)\/?$/, (m) => m[1] ?? ''],
  [/^(?:www\.)?gnu\.org\/licenses\/(?:old-licenses\/)?(a?gpl|lgpl)-(\d\.\d)/, (m) => `${m[1] ?? ''}-${m[2] ?? ''}`],
  [/^(?:www\.)?mozilla\.org\/(?:[a-z-]{2,5}\/)?mpl\/2\.0/, 'mpl-2.0'],
  [/^ai\.google\.dev\/gemma\/terms/, 'gemma'],
  [/^(?:www\.)?(?:llama\.com|ai\.meta\.com\/llama|llama\.meta\.com)\/llama-?([234])[_.-]?([123])?\/license/, (m) => `llama${m[1] ?? ''}${m[2] ? `.${m[2]}` : ''}`],
  [/^ai\.meta\.com\/llama\/license/, 'llama2'],
  [/^github\.com\/meta-llama\/llama-models\/blob\/main\/models\/llama([234])(?:_([123]))?\/license/, (m) => `llama${m[1] ?? ''}${m[2] ? `.${m[2]}` : ''}`],
  [/^mistral\.ai\/licenses\/(mnpl|mrl)-0\.1/, (m) => `${m[1] ?? ''}-0.1`],
  [/^stability\.ai\/community-license/, 'stability-ai-community'],
  [/^(?:www\.)?nvidia\.com\/[a-z-]{2,6}\/agreements\/enterprise-software\/nvidia-open-model-license/, 'nvidia-open-model-license'],
  [/^developer\.nvidia\.com\/open-model-license/, 'nvidia-open-model-license'],
  [/^(?:www\.)?nvidia\.com\/[a-z-]{2,6}\/agreements\/enterprise-software\/nvidia-nemotron-open-model-license/, 'nvidia-nemotron-open-model'],
  [/^developers\.google\.com\/health-ai-developer-foundations\/terms/, 'health-ai-developer-foundations'],
  [/^(?:www\.)?databricks\.com\/legal\/open-model-license/, 'dbrx-open-model'],
  [/^falconllm\.tii\.ae\/falcon-terms-and-conditions/, 'falcon-3'],
  [/^coqui\.ai\/cpml/, 'coqui-cpml'],
  [/^freedevproject\.org\/faipl-1\.0-sd/, 'fair-ai-public-1.0-sd'],
];

/** What the address of a `license_link` names; null where it names no text that is known. */
export function wordOfLink(link: string): string | null {
  const address = /^https?:\/\/(.{1,300})/i.exec(link.trim())?.[1]?.split(/[#?]/, 1)[0]?.toLowerCase();
  if (address === undefined) return null;
  for (const [place, word] of PLACES) {
    const match = place.exec(address);
    if (match) return typeof word === 'string' ? word : word(match);
  }
  return null;
}

/** A text of the Hub that a link points to: a file of the model itself, or of another repository. */
export function repositoryOfLink(link: string, model: string): { readonly model: string; readonly path: string } | null {
  const absolute = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/([\w.-]{1,96}\/[\w.-]{1,96})\/(?:blob|resolve|raw)\/[^/]{1,100}\/([^?#]{1,200})/i.exec(link.trim());
  if (absolute) return { model: absolute[1] ?? model, path: absolute[2] ?? '' };
  if (/^[a-z][a-z0-9+.-]{0,20}:|^\/\//i.test(link.trim())) return null;
  const path = link.trim().replace(/^(?:\.\/){1,3}/, '').split(/[#?]/, 1)[0] ?? '';
  return /^[\w][\w ./-]{0,200}$/.test(path) && !path.includes('..') ? { model, path } : null;
}
