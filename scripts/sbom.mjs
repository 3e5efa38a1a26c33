// Writes dist/sbom.cdx.json: what was really bundled into dist/, as a CycloneDX 1.6 bill of materials by the standard's own library.
// node scripts/sbom.mjs; reads out/meta.json, which the build writes. The same build gives the same bytes.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const own = read('package.json');
const lock = read('package-lock.json').packages;
const { inputs } = read('out/meta.json');
const folders = new Set(Object.keys(inputs).map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter((folder) => folder && existsSync(join(folder, 'package.json'))));

const purlOf = (name, version) => `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}@${encodeURIComponent(version)}`;
// An id where the manifest names one, else an expression or its own words.
const licenseOf = (text) => (/ (?:AND|OR|WITH) /.test(text) ? new Models.LicenseExpression(text) : /^[A-Za-z0-9.+-]+$/.test(text) ? new Models.SpdxLicense(text) : new Models.NamedLicense(text));

function component(type, manifest, integrity) {
  const purl = purlOf(manifest.name, manifest.version);
  const made = new Models.Component(type, manifest.name, { version: manifest.version, bomRef: purl, purl });
  if (typeof manifest.license === 'string') made.licenses.add(licenseOf(manifest.license));
  const [, digest] = /^sha512-(.+)$/.exec(integrity ?? '') ?? [];
  if (digest) made.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(digest, 'base64').toString('hex'));
  return made;
}

const root = component(Enums.ComponentType.Application, own);
const bom = new Models.Bom({ metadata: new Models.Metadata({ component: root }) });
for (const folder of [...folders].sort()) {
  const part = component(Enums.ComponentType.Library, read(join(folder, 'package.json')), lock[folder]?.integrity);
  bom.components.add(part);
  // What is bundled is a part of the whole; which part asked for which is not told by a bundle.
  root.dependencies.add(part.bomRef);
}
const text = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)).serialize(bom, { sortLists: true, space: 2 });
writeFileSync('dist/sbom.cdx.json', `${text}\n`);
console.log(`${folders.size} components`);
