// npm run package:linux [-- WORDS]: deb, rpm and tar.gz for this processor, with Debian's and Red Hat's own tools. See usage.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { root } from './build.mjs';
import { makePackage } from './package.mjs';

const usage = `Usage: npm run package:linux [-- --from FOLDER] [--output FOLDER] [--only deb,rpm,tar.gz] [--quick]

Makes a deb, an rpm and a tar.gz, with their checksums and the list of what is in them (SBOM, CycloneDX).

  --from FOLDER    a package as a folder that electron-builder has made; made first unless it is given
  --output FOLDER  where to write (default dist)
  --only LIST      only these
  --quick          packed loosely, for trying
`;

const { name, version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const appId = 'org.neuromatrix.editor';
const maintainer = 'The Neuromatrix authors <authors@neuromatrix.invalid>';
/** Where the program lies; no blank in it, as launchers and profiles of AppArmor name it. */
const home = 'opt/neuromatrix';
const architectures = {
  x64: { deb: 'amd64', rpm: 'x86_64' },
  arm64: { deb: 'arm64', rpm: 'aarch64' },
};
/** What Electron needs of a desktop, in the packages' names of Debian and of Fedora. */
const needs = {
  deb: [
    'libgtk-3-0 | libgtk-3-0t64',
    'libnss3',
    'libxss1',
    'libxtst6',
    'libatspi2.0-0 | libatspi2.0-0t64',
    'libasound2 | libasound2t64',
    'libgbm1',
    'xdg-utils',
  ],
  rpm: [
    'gtk3',
    'nss',
    'libXScrnSaver',
    'libXtst',
    'at-spi2-core',
    'alsa-lib',
    'mesa-libgbm',
    'xdg-utils',
  ],
};
const writers = { deb: writeDeb, rpm: writeRpm, 'tar.gz': writeArchive };

try {
  await makeAll();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function makeAll() {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      output: { type: 'string', default: join(root, 'dist') },
      only: { type: 'string', default: Object.keys(writers).join(',') },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) process.stdout.write(usage);
  else await makePackages(values);
}

async function makePackages(values) {
  const output = resolve(values.output);
  const wanted = values.only.split(',');
  const unknown = wanted.filter((kind) => !(kind in writers));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}.\n\n${usage}`);
  mkdirSync(output, { recursive: true });
  if (values.from === undefined) {
    await makePackage(['--linux', 'dir', `-c.directories.output=${output}`]);
  }
  const program = resolve(values.from ?? join(output, 'linux-unpacked'));
  const work = mkdtempSync(join(tmpdir(), 'neuromatrix-linux-'));
  try {
    const tree = join(work, 'tree');
    layOut(program, tree);
    const made = wanted.map((kind) => writers[kind]({ tree, work, output, quick: values.quick }));
    writeFileSync(
      join(output, 'SHA256SUMS'),
      [...made, writeContents(output)].map(checksum(output)).join(''),
    );
    process.stdout.write(`${made.join('\n')}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The files as they lie after installing, below `tree`. */
function layOut(program, tree) {
  cpSync(program, join(tree, home), { recursive: true, verbatimSymlinks: true });
  rmSync(join(tree, home, 'resources/default_app.asar'), { force: true });
  execFileSync('chmod', ['-R', 'go-w,a+rX', join(tree, home)]);
  // Chromium's helper for systems that give users no namespaces of their own.
  chmodSync(join(tree, home, 'chrome-sandbox'), 0o4755);
  mkdirSync(join(tree, 'usr/bin'), { recursive: true });
  symlinkSync(`../../${home}/bin/neuromatrix`, join(tree, 'usr/bin/neuromatrix'));
  for (const [path, bytes] of sharedFiles()) {
    mkdirSync(join(tree, path, '..'), { recursive: true });
    writeFileSync(join(tree, path), bytes, { mode: 0o644 });
  }
}

/** Menu entry, types of files, icons, manual page and completions: path below the root, and content. */
function sharedFiles() {
  const fromBuild = (file) => readFileSync(join(root, 'build', file));
  const cli = (...words) => execFileSync(process.execPath, [join(root, 'cli/run.mjs'), ...words]);
  const share = {
    [`applications/${appId}.desktop`]: fromBuild(`linux/${appId}.desktop`),
    [`metainfo/${appId}.metainfo.xml`]: fromBuild(`linux/${appId}.metainfo.xml`),
    [`mime/packages/${appId}.xml`]: fromBuild(`linux/${appId}.mime.xml`),
    [`icons/hicolor/scalable/apps/${appId}.svg`]: fromBuild('icon.svg'),
    [`icons/hicolor/1024x1024/apps/${appId}.png`]: fromBuild('icon.png'),
    'icons/hicolor/scalable/mimetypes/application-vnd.neuromatrix+json.svg': fromBuild('icon.svg'),
    'man/man1/neuromatrix.1.gz': gzipSync(cli('manual'), { level: 9 }),
    'bash-completion/completions/neuromatrix': cli('completions', 'bash'),
    'zsh/site-functions/_neuromatrix': cli('completions', 'zsh'),
    'fish/vendor_completions.d/neuromatrix.fish': cli('completions', 'fish'),
    'doc/neuromatrix/copyright': readFileSync(join(root, 'LICENSE')),
  };
  return Object.entries(share).map(([path, bytes]) => [`usr/share/${path}`, bytes]);
}

function writeDeb({ tree, work, output, quick }) {
  const { deb } = architecture();
  const staged = join(work, 'deb');
  cpSync(tree, staged, { recursive: true, verbatimSymlinks: true });
  chmodSync(join(staged, home, 'chrome-sandbox'), 0o4755);
  const kilobytes = Math.ceil(sizeOf(staged) / 1024);
  mkdirSync(join(staged, 'DEBIAN'));
  // No scripts: menus, icons and types of files are taken up by the triggers of the packages that own them.
  writeFileSync(
    join(staged, 'DEBIAN/control'),
    `Package: ${name}
Version: ${version}
Architecture: ${deb}
Maintainer: ${maintainer}
Installed-Size: ${kilobytes}
Depends: ${needs.deb.join(', ')}
Section: science
Priority: optional
Description: ${description}
 Draws the precursor amino acids, cofactors, micronutrients and hormones that
 the brain needs to make, release, sense and clear its neurotransmitters.
`,
  );
  const file = `${name}_${version}_${deb}.deb`;
  const packing = quick ? ['-Zgzip', '-z1'] : ['-Zxz'];
  run('dpkg-deb', ['--root-owner-group', ...packing, '--build', staged, join(output, file)]);
  return file;
}

function writeRpm({ tree, work, output, quick }) {
  const { rpm } = architecture();
  const top = join(work, 'rpm');
  mkdirSync(top);
  const spec = join(top, 'neuromatrix.spec');
  const files = filesOf(tree).map((path) => {
    const mode = path.endsWith('/chrome-sandbox') ? '%attr(4755, root, root) ' : '';
    return `${mode}"/${path.replaceAll('%', '%%')}"`;
  });
  // Those of the system belong to others.
  const folders = foldersOf(join(tree, home)).map((path) => `%dir "/${join(home, path)}"`);
  writeFileSync(
    spec,
    `Name: ${name}
Version: ${version}
Release: 1
Summary: ${description}
License: MIT
AutoReqProv: no
Requires: ${needs.rpm.join(', ')}
%description
Draws the precursor amino acids, cofactors, micronutrients and hormones that the brain needs to make, release, sense and
clear its neurotransmitters.
%install
cp -a "${tree}/." "%{buildroot}"
%files
%defattr(-, root, root)
${folders.join('\n')}
${files.join('\n')}
`,
  );
  const defines = {
    _topdir: top,
    _rpmdir: output,
    _rpmfilename: '%{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm',
    _binary_payload: quick ? 'w1.gzdio' : 'w6.xzdio',
    _build_id_links: 'none',
    __os_install_post: '%{nil}',
    debug_package: '%{nil}',
  };
  const words = Object.entries(defines).flatMap(([key, value]) => ['--define', `${key} ${value}`]);
  run('rpmbuild', ['-bb', '--quiet', '--target', rpm, ...words, spec]);
  return `${name}-${version}-1.${rpm}.rpm`;
}

/** For any Linux, without installing: the program, and beside it what a system's menus would want. */
function writeArchive({ tree, work, output, quick }) {
  const folder = `${name}-${version}-linux-${process.arch}`;
  const staged = join(work, folder);
  cpSync(join(tree, home), staged, { recursive: true, verbatimSymlinks: true });
  cpSync(join(tree, 'usr/share'), join(staged, 'share'), { recursive: true });
  const file = `${folder}.tar.gz`;
  const owner = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name'];
  const packing = ['-I', quick ? 'gzip -n -1' : 'gzip -n -9'];
  run('tar', ['-C', work, ...owner, ...packing, '-cf', join(output, file), folder]);
  return file;
}

/** The list of what is shipped, as CycloneDX: the libraries, Electron and the font. */
function writeContents(output) {
  const file = `${name}-${version}.cdx.json`;
  const shippedTools = ['electron', 'inter-ui'];
  const npm = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const list = JSON.parse(execFileSync('npm', npm, { cwd: root, maxBuffer: 2 ** 28 }));
  const isForMaking = ({ properties = [] }) =>
    properties.some(({ name: key }) => key === 'cdx:npm:package:development');
  list.components = list.components.filter(
    (one) => !isForMaking(one) || shippedTools.includes(one.name),
  );
  const kept = new Set([
    list.metadata.component['bom-ref'],
    ...list.components.map((one) => one['bom-ref']),
  ]);
  list.dependencies = list.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({
      ref,
      dependsOn: dependsOn.filter((one) => kept.has(one)),
    }));
  writeFileSync(join(output, file), `${JSON.stringify(list, null, 2)}\n`);
  return file;
}

function checksum(output) {
  return (file) => {
    const sum = createHash('sha256')
      .update(readFileSync(join(output, file)))
      .digest('hex');
    return `${sum}  ${file}\n`;
  };
}

function architecture() {
  const found = architectures[process.arch];
  if (!found) throw new Error(`Packages are made for ${Object.keys(architectures).join(' and ')}.`);
  return found;
}

/** Paths of files and links below a folder, relative to it. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

/** A folder and all below it, relative to it. */
function foldersOf(folder) {
  const below = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return ['', ...below].toSorted();
}

/** Bytes. */
function sizeOf(folder) {
  return filesOf(folder).reduce((sum, path) => sum + lstatSync(join(folder, path)).size, 0);
}

function run(program, words) {
  const where = ['/usr/bin', '/bin', '/usr/local/bin'].some((folder) =>
    existsSync(join(folder, program)),
  );
  if (!where) throw new Error(`${program} is not installed on this machine.`);
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
}
